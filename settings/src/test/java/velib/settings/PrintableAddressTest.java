package velib.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableAddressTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "http://velo:s3cret@127.0.0.1:1/s.json?token=t0ken, http://127.0.0.1:1/s.json?…",
    "https://feed.example.org/s.json?mail=a@b, https://feed.example.org/s.json?…",
    "https://feed.example.org/s.json#part, https://feed.example.org/s.json#part",
    "https://s3cret@feed.example.org, https://feed.example.org",
    "ftp://velo:s3cret@feed.example.org/s.json, ftp://feed.example.org/s.json",
    "http://velo:s3?cret@feed.example.org/, http://…",
    "http://velo:s3 cret@feed.example.org/, http://…",
    "velo:s3cret@feed.example.org/x://y, …",
    "feed.example.org/s.json, feed.example.org/s.json",
    "soon, soon"
  })
  void userPasswordAndQueryAreLeftOut(String address, String shown) {
    assertThat(PrintableAddress.of(address)).isEqualTo(shown);
  }
}
