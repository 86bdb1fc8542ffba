package velib.dashboard;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium, driven by its own driver; both are Debian's packages. */
final class Browser implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts the browser; skips the test with a reason if there is none. */
  static Browser start(String language) {
    Path chromium = onThePath("chromium");
    Path driver = onThePath("chromedriver");
    assumeTrue(
        chromium != null && driver != null,
        "no chromium and chromedriver on the PATH: apt-get install chromium chromium-driver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
        "--lang=" + language);
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, java.util.logging.Level.WARNING);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver chrome = new ChromeDriver(service, options);
    chrome.manage().timeouts().scriptTimeout(Duration.ofMinutes(2)); // for axe on a busy machine
    return new Browser(chrome);
  }

  private static Path onThePath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens a page and returns when it shows its first totals. */
  void open(String address) {
    driver.get("about:blank");
    driver.get(address);
    await()
        .atMost(Duration.ofMinutes(1)) // a busy machine needs a while for seventy files
        .until(() -> Boolean.TRUE.equals(run("return window.velibReady === true")));
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    driver.manage().window().setSize(new Dimension(Math.max(500, width), height));
  }

  void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  WebElement find(String test) {
    return driver.findElement(By.cssSelector("[data-test=\"" + test + "\"]"));
  }

  List<WebElement> all(String test) {
    return driver.findElements(By.cssSelector("[data-test=\"" + test + "\"]"));
  }

  /** The number that an element shows, in any language. */
  static long number(WebElement element) {
    return Long.parseLong(element.getText().replaceAll("[^0-9]", ""));
  }

  /** A picture of what is seen, for a person to look at. */
  void screenshot(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  /** The warnings that the browser has logged since the last call. */
  List<LogEntry> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
