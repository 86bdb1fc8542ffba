package velib.stationmodel;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a list of stations with known postcodes: two columns, separated by a comma. What
 * spreadsheets add is no part of a value: a byte order mark at the beginning, line ends of Windows
 * and quotation marks around a value.
 */
final class PostcodeList {
  private static final String HEADER = "station_code,postcode";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What spreadsheets separate columns by in place of a comma. */
  private static final Map<String, String> OTHER_SEPARATORS =
      Map.of(";", "semicolons", "\t", "tabs");

  private PostcodeList() {}

  static TreeMap<String, String> read(String name, BufferedReader lines) throws IOException {
    TreeMap<String, String> postcodes = new TreeMap<>();
    String header = lines.readLine();
    if (header != null && header.startsWith(BYTE_ORDER_MARK)) {
      header = header.substring(BYTE_ORDER_MARK.length());
    }
    if (header == null || !HEADER.equals(String.join(",", columns(header)))) {
      throw unusable(name, 1, header, "the line " + HEADER);
    }
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String[] columns = columns(line);
      if (columns.length != 2 || columns[0].isEmpty() || !columns[1].matches("[0-9]{5}")) {
        throw unusable(name, number, line, "a station code, a comma, a postcode of five digits");
      }
      String stationCode = columns[0];
      if (StationCodes.isTooLong(stationCode)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s, line %d has a station code of %d characters: expected at most %d characters",
                name,
                number,
                StationCodes.characters(stationCode),
                StationCodes.LONGEST));
      }
      postcodes.put(stationCode, columns[1]);
    }
    return postcodes;
  }

  private static String[] columns(String line) {
    return Stream.of(line.split(",", -1)).map(PostcodeList::value).toArray(String[]::new);
  }

  private static String value(String column) {
    String trimmed = column.trim();
    boolean isQuoted = trimmed.length() > 1 && trimmed.startsWith("\"") && trimmed.endsWith("\"");
    return isQuoted ? trimmed.substring(1, trimmed.length() - 1).trim() : trimmed;
  }

  private static IllegalArgumentException unusable(
      String name, int line, String found, String expected) {
    String separators =
        OTHER_SEPARATORS.entrySet().stream()
            .filter(
                other -> found != null && !found.contains(",") && found.contains(other.getKey()))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(" and "));
    if (!separators.isEmpty()) {
      return new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s, line %d is separated by %s: save it with commas, as %s",
              name,
              line,
              separators,
              HEADER));
    }
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT, "%s, line %d is \"%s\": expected %s", name, line, found, expected));
  }
}
