package velib.producer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import velib.feedclient.EnvironmentProxies;
import velib.feedclient.FeedHttp;

class FeedClientTest {
  private static final String PATH = "/station_status.json";
  private static final String FEED = Feeds.ofCodes("16107", "32017");
  private static final int MAX_BYTES = 100_000;
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(300);

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().gzipDisabled(true))
          .build();

  private final StopSignal stop = new StopSignal();

  @Test
  void saysWhoAsksAndThatGzipIsUnderstood() throws PollFailure {
    answers(aResponse().withBody(FEED));

    assertThat(contentOf(client(LONG).ask(Validators.NONE))).isEqualTo(FEED);

    SERVER.verify(
        getRequestedFor(urlEqualTo(PATH))
            .withHeader("User-Agent", equalTo("velib-pipeline/test (bikes@example.org)"))
            .withHeader("Accept-Encoding", equalTo("gzip"))
            .withHeader("If-None-Match", absent()));
  }

  @Test
  void undoesGzip() throws Exception {
    answers(
        aResponse().withHeader("Content-Encoding", "gzip").withBody(gzip(FEED.getBytes(UTF_8))));

    assertThat(contentOf(client(LONG).ask(Validators.NONE))).isEqualTo(FEED);
  }

  @Test
  void asksForChangesAloneOnceTheServerGaveTheMeans() throws PollFailure {
    String time = "Tue, 10 Feb 2026 08:00:00 GMT";
    answers(aResponse().withHeader("ETag", "\"v1\"").withHeader("Last-Modified", time));
    Validators validators = client(LONG).ask(Validators.NONE).validators();
    answers(aResponse().withStatus(304));

    assertThat(client(LONG).ask(validators).body()).isEmpty();

    SERVER.verify(
        getRequestedFor(urlEqualTo(PATH))
            .withHeader("If-None-Match", equalTo("\"v1\""))
            .withHeader("If-Modified-Since", equalTo(time)));
  }

  @Test
  void notModifiedIsAFailureWhenAllWasAskedFor() {
    answers(aResponse().withStatus(304));

    assertThat(failure(client(LONG))).hasMessageContaining("304");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://other.example.org/moved?token=t0ken", "//other.example.org/moved"})
  void aRedirectToAnotherHostIsRefusedAndNamesTheAddressToSet(String location) {
    answers(aResponse().withStatus(301).withHeader("Location", location));

    assertThat(failure(client(LONG)))
        .hasMessageContaining("http://other.example.org/moved")
        .hasMessageContaining("set VELIB_FEED_URL")
        .hasMessageNotContaining("t0ken");
  }

  @Test
  void aRedirectThatIsNoAddressIsRefused() {
    answers(aResponse().withStatus(302).withHeader("Location", "ftp://localhost/x"));

    assertThat(failure(client(LONG))).hasMessageContaining("which is no address");
  }

  @Test
  void redirectsWithoutEndAreLeft() {
    answers(aResponse().withStatus(302).withHeader("Location", PATH));

    assertThat(failure(client(LONG))).hasMessageContaining("redirects more than 2 times");
    SERVER.verify(3, getRequestedFor(urlEqualTo(PATH)));
  }

  @Test
  void userAndPasswordAreSentAndNothingOfThemOrTheQueryIsPrinted() {
    SERVER.stubFor(
        get(urlEqualTo(PATH + "?token=t0ken"))
            .willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
    String address = SERVER.url(PATH + "?token=t0ken").replace("://", "://velo:s3cret%20word@");

    PollFailure failure = failure(client(URI.create(address), LONG));

    SERVER.verify(
        getRequestedFor(urlEqualTo(PATH + "?token=t0ken"))
            .withHeader("Authorization", equalTo("Basic dmVsbzpzM2NyZXQgd29yZA==")));
    assertThat(failure)
        .hasMessageNotContaining("velo")
        .hasMessageNotContaining("s3cret")
        .hasMessageNotContaining("t0ken");
  }

  @Test
  void followsARedirect() throws PollFailure {
    answers(aResponse().withStatus(302).withHeader("Location", "/moved"));
    SERVER.stubFor(get(urlEqualTo("/moved")).willReturn(aResponse().withBody(FEED)));

    assertThat(contentOf(client(LONG).ask(Validators.NONE))).isEqualTo(FEED);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 400, 403, 404, 429, 500, 502, 503})
  void anyOtherStatusIsAFailureOfTheFeed(int status) {
    answers(aResponse().withStatus(status).withBody("x".repeat(10 * MAX_BYTES)));

    PollFailure failure = failure(client(LONG));

    assertThat(failure.outcome()).isEqualTo(PollOutcome.FEED_FAILED);
    assertThat(failure).hasMessage("answered with status " + status);
    assertThat(failure.retryAfter()).isEmpty();
  }

  @Test
  void handsOnHowLongTheServerAsksToBeLeftAlone() {
    answers(aResponse().withStatus(429).withHeader("Retry-After", "120"));

    PollFailure failure = failure(client(LONG));

    assertThat(failure.retryAfter()).contains(Duration.ofMinutes(2));
    assertThat(failure).hasMessageEndingWith("asks to be left alone for 120 s");
  }

  @Test
  void aServerThatNeverAnswersIsLeft() {
    answers(aResponse().withBody(FEED).withFixedDelay((int) LONG.toMillis()));

    assertThat(failure(client(SHORT)))
        .hasMessage("no whole answer within 300 ms (FEED_READ_TIMEOUT)");
  }

  @Test
  void aBodyThatDripsIsLeftAlthoughEachByteIsInTime() {
    answers(aResponse().withBody(FEED).withChunkedDribbleDelay(400, (int) LONG.toMillis()));

    assertThat(failure(client(SHORT)))
        .hasMessage("no whole answer within 300 ms (FEED_READ_TIMEOUT)");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenConnectionIsAFailureOfTheFeed(Fault fault) {
    answers(aResponse().withStatus(200).withFault(fault));

    PollFailure failure = failure(client(LONG));

    assertThat(failure.outcome()).isEqualTo(PollOutcome.FEED_FAILED);
    assertThat(failure)
        .hasMessageStartingWith("no answer from http://localhost:")
        .hasMessageContaining(": ");
  }

  @Test
  void aConnectionThatClosesWithoutAWordIsTriedOnceMoreAndNoFurther() {
    answers(aResponse().withFault(Fault.EMPTY_RESPONSE));

    failure(client(LONG));

    SERVER.verify(2, getRequestedFor(urlEqualTo(PATH)));
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }

    assertThat(failure(client(URI.create("http://127.0.0.1:" + port + "/"), LONG)))
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageContaining("ConnectException");
  }

  @Test
  void aHostThatDoesNotExistIsNamed() {
    assertThat(failure(client(URI.create("http://no-such-host.invalid/x"), LONG)))
        .hasMessage("no answer from http://no-such-host.invalid/x, UnresolvedAddressException");
  }

  @Test
  void aLargerBodyIsNotReadToItsEnd() {
    answers(aResponse().withBody(new byte[100 * MAX_BYTES]));

    PollFailure failure = failure(client(LONG));

    assertThat(failure.outcome()).isEqualTo(PollOutcome.NOT_THE_FEED);
    assertThat(failure).hasMessageContaining("larger than 100000 bytes");
  }

  @Test
  void aBodyThatGrowsBeyondTheLimitIsNotTheFeed() throws IOException {
    answers(
        aResponse()
            .withHeader("Content-Encoding", "gzip")
            .withBody(gzip(new byte[100 * MAX_BYTES])));

    PollFailure failure = failure(client(LONG));

    assertThat(failure.outcome()).isEqualTo(PollOutcome.NOT_THE_FEED);
    assertThat(failure).hasMessageContaining("larger than 100000 bytes");
  }

  @Test
  void anAnswerThatIsNearIsStillTakenAfterTheStopSignal() throws PollFailure {
    answers(aResponse().withBody(FEED));
    stop.give();

    assertThat(contentOf(client(LONG).ask(Validators.NONE))).isEqualTo(FEED);
  }

  @Test
  void theStopSignalEndsAnExchange() {
    answers(aResponse().withBody(FEED).withFixedDelay((int) LONG.toMillis()));
    CompletableFuture<PollFailure> ended =
        CompletableFuture.supplyAsync(() -> failure(client(LONG)));
    await().until(() -> !SERVER.getAllServeEvents().isEmpty());

    stop.give();

    assertThat(ended.orTimeout(20, TimeUnit.SECONDS).join().outcome())
        .isEqualTo(PollOutcome.STOPPED);
  }

  private static void answers(ResponseDefinitionBuilder response) {
    SERVER.stubFor(get(urlEqualTo(PATH)).willReturn(response));
  }

  private FeedClient client(Duration readTimeout) {
    return client(URI.create(SERVER.url(PATH)), readTimeout);
  }

  private FeedClient client(URI feed, Duration readTimeout) {
    return new FeedClient(
        new FeedHttp(
            feed,
            "VELIB_FEED_URL",
            Duration.ofSeconds(5),
            readTimeout,
            MAX_BYTES,
            "velib-pipeline/test (bikes@example.org)",
            new EnvironmentProxies(Map.of())),
        stop);
  }

  private static PollFailure failure(FeedClient client) {
    return catchThrowableOfType(PollFailure.class, () -> client.ask(Validators.NONE));
  }

  private static String contentOf(FeedAnswer answer) {
    return new String(answer.body().orElseThrow(), UTF_8);
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
      stream.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
