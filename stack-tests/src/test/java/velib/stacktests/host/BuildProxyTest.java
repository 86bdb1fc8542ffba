package velib.stacktests.host;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The build on this machine fetches through the proxy of the environment: a real Maven without a
 * repository asks one that wants a password and then has nothing.
 */
final class BuildProxyTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final String PASSWORD = "s3%26%3Ccret"; // s3&<cret
  private static final String LOGIN = "Proxy-Authorization: Basic dmVsbzpzMyY8Y3JldA==";

  @TempDir Path temporary;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private ServerSocket proxy;
  private Checkout checkout;

  @BeforeEach
  void prepare() throws IOException {
    checkout =
        new Checkout(temporary.resolve("checkout"), temporary.resolve("tools"))
            .with("TMPDIR", Files.createDirectory(temporary.resolve("tmp")).toString())
            .without("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "NO_PROXY", "no_proxy");
  }

  @AfterEach
  void stop() throws IOException {
    if (proxy != null) {
      proxy.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void anEmptyRepositoryIsFilledThroughTheProxyWithItsPassword(String address) throws IOException {
    String place = listenAt(address);
    realMaven().with("https_proxy", "http://velo:" + PASSWORD + "@" + place);

    String said = checkout.command("make", "test").run(LONGEST).all();

    assertThat(asked).as(said).contains("CONNECT repo.maven.apache.org:443 HTTP/1.1", LOGIN);
    assertThat(said).doesNotContain("s3%26", "s3&");
    assertThat(temporary.resolve("tmp")).as("the file with the password").isEmptyDirectory();
  }

  @Test
  void soDoesTheBuildOfTheDemo() throws IOException {
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

  private Checkout realMaven() {
    Path maven = Path.of(System.getProperty("user.home"), ".m2/wrapper/dists");
    assumeTrue(Files.isDirectory(maven), "the wrapper has fetched no Maven yet");
    return checkout
        .with("PATH", System.getenv("PATH"))
        .with("JAVA_HOME", System.getProperty("java.home"))
        .with("MAVEN_ARGS", "-Dmaven.repo.local=" + temporary.resolve("repository"));
  }

  /** Starts the proxy, and returns where it is as an address names it. */
  private String listenAt(String address) throws IOException {
    try {
      proxy = new ServerSocket(0, 50, InetAddress.getByName(address));
    } catch (IOException noSuchAddress) {
      assumeTrue(address.equals("127.0.0.1"), "this machine has no IPv6: " + noSuchAddress);
      throw noSuchAddress;
    }
    Thread thread = new Thread(this::answerAll, "proxy");
    thread.setDaemon(true);
    thread.start();
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + proxy.getLocalPort();
  }

  private void answerAll() {
    while (!proxy.isClosed()) {
      try (Socket client = proxy.accept()) {
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        boolean isLoggedIn = false;
        for (String line = lines.readLine();
            line != null && !line.isEmpty();
            line = lines.readLine()) {
          asked.add(line);
          isLoggedIn |= line.equals(LOGIN);
        }
        String status = isLoggedIn ? "404 Nothing" : "407 Who is it";
        String head =
            "HTTP/1.1 %s\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n"
                + "Connection: close\r\n\r\n";
        client.getOutputStream().write(String.format(Locale.ROOT, head, status).getBytes(US_ASCII));
      } catch (IOException goneOrClosed) {
        // the next one
      }
    }
  }
}
