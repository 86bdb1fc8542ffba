package velib.feedclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHostTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.20",
        "169.254.1.1",
        "[::1]",
        "[fe80::1]",
        "[fd12:3456::1]",
        "feed-simulator",
        "Feed.LOCALHOST",
        "host.docker.internal",
        "printer.local"
      })
  void isNotPublic(String host) {
    assertThat(PublicHost.isNamedBy(URI.create("http://" + host + ":8000/x"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "velib-metropole-opendata.smovengo.cloud",
        "example.org",
        "8.8.8.8",
        "172.32.0.1",
        "[2001:db8::1]",
        "notlocal.example",
        "134744072"
      })
  void isPublic(String host) {
    assertThat(PublicHost.isNamedBy(URI.create("https://" + host + "/x"))).isTrue();
  }
}
