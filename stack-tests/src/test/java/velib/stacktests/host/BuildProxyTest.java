package velib.stacktests.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The build on this machine hands the proxy of the environment to Maven, and shows nobody its
 * password.
 */
final class BuildProxyTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final String PASSWORD = "s3%26%3Ccret"; // s3&<cret

  @TempDir Path temporary;
  private Checkout checkout;

  @BeforeEach
  void prepare() throws IOException {
    checkout =
        new Checkout(temporary.resolve("checkout"), temporary.resolve("tools"))
            .with("TMPDIR", Files.createDirectory(temporary.resolve("tmp")).toString())
            .without("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "NO_PROXY", "no_proxy");
  }

  @Test
  void theBuildOfTheDemoIsToldOfTheProxy() throws IOException {
    checkout.withMaven("echo \"$@\" >asked").with("https_proxy", "http://127.0.0.1:1");

    checkout.command("make", "demo").succeed(LONGEST);

    assertThat(checkout.folder().resolve("asked")).content().contains("--global-settings");
  }

  @Test
  void nobodyElseCanReadThePasswordAndItIsInNoCommandLine() throws IOException {
    checkout
        .withMaven("echo \"$@\"", "ls -l \"$2\"", "cat \"$2\"")
        .with("https_proxy", "http://velo:" + PASSWORD + "@[::1]:3128/")
        .with("no_proxy", ".example.org, other.example:8080,[::1],10.0.0.0/8,*.third.example");

    String said = checkout.command("make", "test").succeed(LONGEST);

    assertThat(said.lines().filter(line -> line.contains("--global-settings")))
        .hasSize(1)
        .noneMatch(line -> line.contains("s3"));
    assertThat(said)
        .containsPattern("(?m)^-rw-------")
        .contains("<username>velo</username><password>s3&amp;&lt;cret</password>")
        .contains("<host>[::1]</host><port>3128</port>")
        .contains(
            "<nonProxyHosts>localhost|127.*|example.org|*.example.org|other.example"
                + "|*.other.example|third.example|*.third.example</nonProxyHosts>");
  }

  @ParameterizedTest
  @CsvSource({
    "socks5://velo:s3cret@127.0.0.1:1080, socks5://127.0.0.1:1080",
    "https://velo:s3cret@proxy.example.org, https://proxy.example.org",
    "http://velo:s3/cret@proxy.example.org:1, http://...",
    "http://velo:s3%cret@:1, http://..."
  })
  void aProxyOfAnotherKindIsRefusedWithASentenceWithoutThePassword(String address, String shown)
      throws IOException {
    checkout.withMaven("echo Maven ran").with("https_proxy", address);

    String said = checkout.command("make", "test").run(LONGEST).all();

    assertThat(said)
        .contains("https_proxy is \"" + shown)
        .contains("expected http://host:port, since only HTTP proxies can be used")
        .doesNotContain("s3", "Maven ran");
  }
}
