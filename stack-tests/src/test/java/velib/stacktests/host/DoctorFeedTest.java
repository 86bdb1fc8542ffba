package velib.stacktests.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code make doctor} looks at the feed that {@code make up} was started with. */
final class DoctorFeedTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @TempDir Path temporary;

  @Test
  void theStartedFeedIsLookedAtAlsoWhenTheProducerHasEnded() throws IOException {
    assertThat(doctor("http://feed-simulator:8000/station_status.json", ""))
        .containsPattern("(?m)^note +feed +simulated in a container")
        .doesNotContainPattern("(?m)^WRONG +feed");
  }

  @Test
  void soIsOneOfTheUsers() throws IOException {
    assertThat(doctor("http://127.0.0.1:2/mine.json", ""))
        .containsPattern("(?m)^(WRONG|note) +feed +(http://127.0.0.1:2/mine.json|not asked)");
  }

  @Test
  void theFeedIsThatOfTheSettingsIfThereIsNoProducer() throws IOException {
    assertThat(doctor("http://127.0.0.1:2/mine.json", "  *--all*--quiet*producer*) ;;"))
        .containsPattern("(?m)^(WRONG|note) +feed +(http://127.0.0.1:1/|not asked)");
  }

  /** What a shell puts in place of a text may read {@code &} as that text. */
  @Test
  void nothingSecretInTheAddressIsShownWhateverTheServerRepeats() throws IOException {
    HttpServer feed =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String place = "127.0.0.1:" + feed.getAddress().getPort() + "/a&b.json";
    String address = "http://velo:s3cret@" + place + "?token=t0ken";
    feed.createContext(
        "/",
        exchange -> {
          byte[] page = ("Cannot GET " + address + " with t0ken").getBytes(UTF_8);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    feed.start();
    try {
      assertThat(doctor("'" + address + "'", ""))
          .containsPattern("(?m)^(WRONG|note) +feed")
          .doesNotContain("s3cret", "t0ken");
    } finally {
      feed.stop(0);
    }
  }

  /**
   * What the doctor says of a pipeline whose producer was started with this feed, and has ended.
   */
  private String doctor(String feed, String more) throws IOException {
    Checkout checkout = new Checkout(temporary.resolve("checkout"), temporary.resolve("tools"));
    Checkout.program(
        checkout.tools().resolve("docker"),
        String.join(
            "\n",
            "#!/bin/sh",
            "case \"$*\" in",
            more,
            "  *' exec '*producer*) echo 'service \"producer\" is not running' >&2; exit 1 ;;",
            "  *' ps '*'--status running producer'*) ;;",
            "  *' ps '*--quiet*) echo 0123456789ab ;;",
            "  inspect*0123456789ab*) printf '%s\\n' PATH=/bin VELIB_FEED_URL=" + feed + " ;;",
            "esac",
            ""));
    return checkout.command("make", "doctor").run(LONGEST).output;
  }
}
