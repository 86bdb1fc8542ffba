package velib.dashboard.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves the page: its own files, and its libraries, which the build takes from WebJars and whose
 * paths have no version. A browser keeps all files but asks whether they have changed.
 */
final class PageFiles {
  private static final String WEB = "/velib/dashboard/web";
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  /** A host with or without a port, as a Host header has it, and nothing that HTML would read. */
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9.-]+(:\\d+)?|\\[[0-9a-f:]+](:\\d+)?");

  private static final List<String> LIBRARIES =
      List.of("uplot", "d3-geo", "d3-array", "d3-delaunay", "delaunator", "robust-predicates");
  private static final Map<String, String> KEEP_BUT_ASK = Map.of("Cache-Control", "no-cache");

  private final String page = text(WEB + "/index.html");
  private final String policy = policy();

  void configure(JavalinConfig config) {
    add(config, "/assets", WEB + "/assets");
    for (String library : LIBRARIES) {
      String version = versionOf(library);
      add(config, "/webjars/" + library, "/META-INF/resources/webjars/" + library + "/" + version);
    }
  }

  private static void add(JavalinConfig config, String path, String directory) {
    config.staticFiles.add(
        files -> {
          files.hostedPath = path;
          files.directory = directory;
          files.location = Location.CLASSPATH;
          files.headers = KEEP_BUT_ASK;
        });
  }

  /** Answers with the page itself. */
  void page(Context context) {
    context
        .header("Content-Security-Policy", policy)
        .header("Cache-Control", "no-cache")
        .html(page.replace("{origin}", origin(context)));
  }

  /**
   * The origin at which the reader found this page, for the address of its preview card, which has
   * to be whole; empty if the request does not say.
   */
  private static String origin(Context context) {
    String host = context.header("Host");
    boolean isSecure = "https".equals(context.header("X-Forwarded-Proto"));
    return host == null || !HOST.matcher(host).matches()
        ? ""
        : (isSecure ? "https://" : "http://") + host;
  }

  /** Allows only what this server serves; the one inline script, the import map, by its hash. */
  private String policy() {
    Matcher map = IMPORT_MAP.matcher(page);
    if (!map.find()) {
      throw new IllegalStateException("the page has no import map");
    }
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' 'sha256-" + sha256(map.group(1)) + "'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has it
    }
  }

  private static String versionOf(String library) {
    Properties properties = new Properties();
    String resource = "/META-INF/maven/org.webjars.npm/" + library + "/pom.properties";
    try (InputStream file = PageFiles.class.getResourceAsStream(resource)) {
      properties.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties.getProperty("version");
  }

  private static String text(String resource) {
    try (InputStream file = PageFiles.class.getResourceAsStream(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
