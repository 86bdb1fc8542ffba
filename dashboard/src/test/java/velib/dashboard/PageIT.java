package velib.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import velib.feedsimulator.FeedSimulator;
import velib.stationmodel.PostcodeTotals;
import velib.testkit.KafkaExtension;

/** The page in a real browser, against the real server and a real broker. */
class PageIT {
  @RegisterExtension static final KafkaExtension kafka = KafkaExtension.shared();

  private static Browser browser;

  @TempDir Path data;

  private FeedSimulator feed;
  private String statuses;
  private String results;
  private Dashboard dashboard;
  private SimulatedPipeline pipeline;

  @BeforeAll
  static void startBrowser() {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(1)); // a busy machine loads a page slowly
    browser = Browser.start("en-GB");
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    browser.driver().get("about:blank");
    browser.size(1280, 900);
    browser.dark(false);
    browser.complaints();
    statuses = kafka.newTopic("statuses");
    results = kafka.newTopic("results");
  }

  private void startNetwork(int stations) throws Exception {
    startNetwork(stations, Duration.ZERO);
  }

  private void startNetwork(int stations, Duration ago) throws Exception {
    feed = FeedSimulator.start(Map.of("SIMULATOR_STATIONS", String.valueOf(stations)));
    pipeline = new SimulatedPipeline(kafka, statuses, results, feed);
    pipeline.publishAsOf(ago);
    pipeline.publish();
    dashboard = dashboard(0);
    await().untilAsserted(() -> assertThat(browserTotals()).isEqualTo(pipeline.bikes()));
  }

  private long browserTotals() {
    browser.open(page(""));
    return Browser.number(browser.find("network-total"));
  }

  private Dashboard dashboard(int port) {
    return TestDashboard.start(kafka, statuses, results, feed, data, port, Map.of());
  }

  @AfterEach
  void stop() {
    if (dashboard != null) {
      dashboard.close();
    }
    if (feed != null) {
      feed.close();
    }
  }

  @Test
  void showsTheTopicsNumbersAndEachUpdateWithoutAReload() throws Exception {
    startNetwork(1_500);

    requireTheTopicsNumbers();
    browser.run("window.sameDocument = true");
    for (int update = 0; update < 5; update++) {
      pipeline.addBikes(7);
      pipeline.publish();
      await().untilAsserted(this::requireTheTopicsNumbers);
    }
    assertThat(browser.run("return window.sameDocument")).isEqualTo(true);
    assertThat(browser.complaints()).isEmpty();
  }

  private void requireTheTopicsNumbers() {
    assertThat(Browser.number(browser.find("network-total"))).isEqualTo(pipeline.bikes());
    @SuppressWarnings("unchecked")
    Map<String, String> shown =
        (Map<String, String>)
            browser.run(
                "return Object.fromEntries([...document.querySelectorAll('[data-test=postcode-row]')]"
                    + ".map(row => [row.dataset.postcode,"
                    + " row.querySelector('[data-test=cell-total]').textContent.replace(/\\D/g, '')]))");
    assertThat(shown).hasSameSizeAs(pipeline.totals());
    for (PostcodeTotals totals : pipeline.totals().values()) {
      assertThat(shown)
          .containsEntry(totals.postcode(), String.valueOf(totals.sums().totalBikes()));
    }
  }

  @Test
  void aConnectionThatIsCutIsSaidAndComesBack() throws Exception {
    startNetwork(50);
    int port = dashboard.port();
    dashboard.close();
    awaitState("connection-lost");
    browser.screenshot("connection-lost");

    pipeline.addBikes(1);
    pipeline.publish();
    dashboard = dashboard(port);

    await().untilAsserted(this::requireTheTopicsNumbers);
    await()
        .untilAsserted(
            () ->
                assertThat(browser.find("state").getDomAttribute("data-state"))
                    .isNotEqualTo("connection-lost"));
  }

  @Test
  void aSourceThatIsDownIsSaidWithSinceWhen() throws Exception {
    startNetwork(300, Duration.ofMinutes(25));

    awaitState("source-down");
    assertThat(browser.find("state").getText()).contains("Source down");
    awaitMap();
    browser.screenshot("source-down");

    pipeline.publishAsOf(Duration.ZERO);
    pipeline.publish();
    awaitState("live");
  }

  @Test
  void allStationsOfTheNetworkStaySmooth() throws Exception {
    startNetwork(1_500);
    awaitMap();
    browser.run(
        "window.frameTimes = []; let last = performance.now();"
            + "requestAnimationFrame(function frame(now) {"
            + "  window.frameTimes.push(now - last); last = now; requestAnimationFrame(frame); });");
    for (int update = 0; update < 10; update++) {
      pipeline.addBikes(2);
      pipeline.publish();
      await().untilAsserted(this::requireTheTopicsNumbers);
    }

    @SuppressWarnings("unchecked")
    List<Number> frames = (List<Number>) browser.run("return window.frameTimes");
    double[] ms = frames.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "frames while 1,500 stations were updated 10 times: %d, median %.0f ms, 99 %% %.0f ms%n",
        ms.length,
        ms[ms.length / 2],
        ms[ms.length * 99 / 100]);
    // A page whose work grew with each update, or that redrew all in each frame, would be far
    // above.
    assertThat(ms[ms.length / 2]).as("median frame, ms").isLessThan(100);
  }

  private void awaitState(String state) {
    await()
        .untilAsserted(
            () -> assertThat(browser.find("state").getDomAttribute("data-state")).isEqualTo(state));
  }

  @Test
  void aPostcodeIsFoundOpenedAndLeftByKeyboardAlone() throws Exception {
    startNetwork(300);
    new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
    assertThat(browser.driver().switchTo().activeElement().getDomAttribute("class"))
        .isEqualTo("skip");
    WebElement search = tabUntil("search");

    search.sendKeys("75016");
    await().until(() -> browser.find("search-results").isDisplayed());
    search.sendKeys(Keys.ARROW_DOWN, Keys.ENTER);

    await().untilAsserted(() -> assertThat(browser.driver().getCurrentUrl()).endsWith("#/75016"));
    await().until(() -> browser.find("postcode-view").isDisplayed());
    assertThat(Browser.number(browser.find("postcode-total")))
        .isEqualTo(pipeline.totals().get("75016").sums().totalBikes());
    await().until(() -> !browser.all("station-row").isEmpty());
    assertThat(browser.all("station-row"))
        .hasSize(pipeline.totals().get("75016").sums().stations());

    new Actions(browser.driver()).sendKeys(Keys.ESCAPE).perform();
    await().until(() -> !browser.find("postcode-view").isDisplayed());
    assertThat(browser.driver().switchTo().activeElement().getTagName()).isNotEqualTo("body");
  }

  private WebElement tabUntil(String test) {
    for (int i = 0; i < 60; i++) {
      WebElement focused = browser.driver().switchTo().activeElement();
      if (test.equals(focused.getDomAttribute("data-test"))) {
        return focused;
      }
      new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
    }
    throw new AssertionError("the Tab key never reaches " + test);
  }

  @Test
  void axeFindsNoSeriousFault() throws Exception {
    startNetwork(300);
    for (boolean dark : new boolean[] {false, true}) {
      browser.dark(dark);
      for (String view : List.of("", "#/75016", "#/99999")) {
        browser.open(page(view));
        assertThat(seriousFaults()).as("%s, dark %s", view, dark).isEmpty();
      }
    }
  }

  private List<?> seriousFaults() throws IOException {
    try (InputStream axe = PageIT.class.getResourceAsStream("/axe.min.js")) {
      browser.run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<?>)
        browser
            .driver()
            .executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                    + "axe.run().then(found => done(found.violations"
                    + ".filter(v => ['serious', 'critical'].includes(v.impact))"
                    + ".map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 5).join(', '))),"
                    + " failed => done(['axe failed: ' + failed]));");
  }

  @Test
  void picturesForAPersonToLookAt() throws Exception {
    startNetwork(1_500);
    for (boolean dark : new boolean[] {false, true}) {
      browser.dark(dark);
      for (int width : new int[] {360, 820, 1280}) {
        browser.size(width, width < 600 ? 1400 : 900);
        String suffix = width + (dark ? "-dark" : "-light");
        browser.open(page(""));
        awaitMap();
        browser.screenshot("network-" + suffix);
        browser.run("scrollTo(0, document.body.scrollHeight)");
        browser.screenshot("foot-" + suffix);
        browser.open(page("#/75016"));
        awaitMap();
        browser.screenshot("postcode-" + suffix);
        assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
            .as("no horizontal overflow at " + width)
            .isLessThanOrEqualTo(width);
      }
    }
  }

  @Test
  void twoStationsLookRightToo() throws Exception {
    startNetwork(2);

    assertThat(browser.driver().findElements(By.cssSelector("[data-test=postcode-row]")))
        .hasSize(2);
    awaitMap();
    assertThat(browser.all("map-station")).hasSize(2);
    browser.screenshot("two-stations");
  }

  @Test
  void speaksFrenchToWhoReadsFrench() throws Exception {
    startNetwork(50);
    browser.open(page("?lang=fr"));

    assertThat(browser.run("return document.documentElement.lang")).isEqualTo("fr");
    assertThat(browser.driver().findElement(By.tagName("body")).getText()).contains("Vélos");
  }

  private static void awaitMap() {
    await().until(() -> !browser.find("map-message").isDisplayed());
  }

  private String page(String view) {
    return "http://127.0.0.1:" + dashboard.port() + "/" + view;
  }
}
