package velib.feedsimulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The faults that an answer to a poll can have. */
public enum Fault {
  /** Status 429 with {@code Retry-After}. */
  HTTP_429,
  /** Status 503 without {@code Retry-After}. */
  HTTP_503,
  /** The request is accepted and never answered; after some seconds the connection closes. */
  HANG,
  /** The body comes a few bytes at a time and breaks off after some seconds. */
  SLOW_DRIP,
  /** The connection breaks in the middle of the body. */
  CONNECTION_RESET,
  /** Status 200 with an HTML page. */
  HTML,
  /** Status 200 and the content type of JSON, with text that is not JSON. */
  NOT_JSON,
  /** Valid JSON of another shape. */
  WRONG_SHAPE,
  /** The JSON breaks off in the middle, although all announced bytes came. */
  TRUNCATED,
  /** The gzip stream breaks off in the middle. */
  TRUNCATED_GZIP,
  /** {@code "stations": []}. */
  EMPTY_STATIONS,
  /** A valid feed of a hundred megabytes or more. */
  HUGE_BODY,
  /** The same, in a gzip stream of a few hundred kilobytes. */
  GZIP_BOMB,
  /** Every second station is missing. */
  HALF_STATIONS(false),
  /** A few rows have something other than a number of bikes. */
  WRONG_TYPES(true),
  /** A few stations have a second, different row further down. */
  DUPLICATE_STATIONS(true),
  /** Some rows have unknown codes, or none. */
  UNKNOWN_CODES(true),
  /** The header is fresh, but the rows are those of the last good answer. */
  FROZEN(true);

  private final boolean servesFeed;
  private final boolean countable;

  Fault() {
    this.servesFeed = false;
    this.countable = false;
  }

  Fault(boolean countable) {
    this.servesFeed = true;
    this.countable = countable;
  }

  /** Its name in requests and settings, such as {@code truncated-gzip}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fault of that name. */
  static Optional<Fault> named(String label) {
    return Arrays.stream(values()).filter(fault -> fault.label().equals(label)).findFirst();
  }

  /** All names, separated by commas. */
  static String labels() {
    return Arrays.stream(values()).map(Fault::label).collect(Collectors.joining(", "));
  }

  /** Whether the answer is nevertheless a complete, readable feed. */
  boolean servesFeed() {
    return servesFeed;
  }

  /** Whether a correct pipeline accepts that feed. */
  boolean countable() {
    return countable;
  }
}
