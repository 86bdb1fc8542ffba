package velib.stationmodel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the postcode that the operator files a station under.
 *
 * <p>A station code carries the postcode of its commune: codes 1001 to 20999 are Paris, where the
 * thousands are the arrondissement; 92xxx is Nanterre; of another five-digit code {@code abcxx}
 * from 21000 to 59999 the department is 9a and the postcode 9abc0. Checked against the
 * reverse-geocoded postcodes of 1,460 real stations, that is right for 97.1 %; the others are on a
 * boundary, and 39 of them are listed as exceptions, which makes it 99.8 %. A user's own file
 * overrides both.
 */
public final class PostcodeRule implements Serializable {
  private static final long serialVersionUID = 1;

  /** Raised whenever a code gets another postcode than before, which makes kept totals invalid. */
  private static final int VERSION = 1;

  private static final String SHIPPED_EXCEPTIONS = "postcode-exceptions.csv";

  private final TreeMap<String, String> listed;

  private PostcodeRule(TreeMap<String, String> listed) {
    this.listed = listed;
  }

  /** The rule with the exceptions that the project ships. */
  public static PostcodeRule withShippedExceptions() {
    try (InputStream file = PostcodeRule.class.getResourceAsStream(SHIPPED_EXCEPTIONS);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return new PostcodeRule(PostcodeList.read(SHIPPED_EXCEPTIONS, lines));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The rule with the shipped exceptions, overridden by a user's own list if there is one.
   *
   * @param file as for {@link #overriddenBy(Path)}; empty for none
   * @param setting the name of the setting that names the file
   * @throws IllegalArgumentException if the file cannot be read or used; its message begins with
   *     the setting and is for the person who set it
   */
  public static PostcodeRule withShippedExceptionsUnder(String file, String setting) {
    PostcodeRule shipped = withShippedExceptions();
    try {
      return file.isEmpty() ? shipped : shipped.overriddenBy(Path.of(file));
    } catch (IllegalArgumentException unusable) {
      throw new IllegalArgumentException(setting + ": " + unusable.getMessage(), unusable);
    }
  }

  /**
   * The same rule, overridden by a user's own list.
   *
   * @param file UTF-8 text, the line {@code station_code,postcode}, then one station a line; a
   *     spreadsheet's byte order mark, line ends and quotation marks do no harm
   * @throws IllegalArgumentException if the file cannot be read or used; says file, line and what
   *     is expected
   */
  public PostcodeRule overriddenBy(Path file) {
    TreeMap<String, String> merged = new TreeMap<>(listed);
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      merged.putAll(PostcodeList.read(file.toString(), lines));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          file + " cannot be read as UTF-8 text (" + unreadable + ")", unreadable);
    }
    return new PostcodeRule(merged);
  }

  /**
   * The postcode of a station: five digits, or empty if the code resolves to none.
   *
   * @param stationCode the whole code; a suffix such as {@code _relais} is dropped, unless a list
   *     names the code with it
   */
  public Optional<String> postcodeOf(String stationCode) {
    String postcode = listed.get(stationCode);
    if (postcode == null) {
      String digits = StationCodes.leadingDigits(stationCode);
      postcode = listed.get(digits);
      if (postcode == null) {
        postcode = byDigits(digits);
      }
    }
    return Optional.ofNullable(postcode);
  }

  /** A text that changes whenever a code may get another postcode than before. */
  public String fingerprint() {
    return "rule " + VERSION + ", " + listed.size() + " listed, " + Digest.of(listed.toString());
  }

  private static String byDigits(String digits) {
    if (digits.length() < 4 || digits.length() > 5) {
      return null;
    }
    int code = Integer.parseInt(digits);
    if (code >= 1001 && code <= 20_999) {
      return String.valueOf(75_000 + code / 1000);
    }
    if (code / 1000 == 92) {
      return "92000";
    }
    if (code >= 21_000 && code <= 59_999) {
      return "9" + code / 100 + "0";
    }
    return null;
  }
}
