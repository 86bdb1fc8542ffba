package velib.stationmodel;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.TreeMap;

/** Reads a list of stations with known postcodes: two columns, separated by a comma. */
final class PostcodeList {
  private static final String HEADER = "station_code,postcode";

  private PostcodeList() {}

  static TreeMap<String, String> read(String name, BufferedReader lines) throws IOException {
    TreeMap<String, String> postcodes = new TreeMap<>();
    String header = lines.readLine();
    if (header == null || !HEADER.equals(header.trim())) {
      throw unusable(name, 1, header, "the line " + HEADER);
    }
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String[] columns = line.split(",", -1);
      if (columns.length != 2
          || StationCodes.ofText(columns[0]) == null
          || !columns[1].trim().matches("[0-9]{5}")) {
        throw unusable(name, number, line, "a station code, a comma, a postcode of five digits");
      }
      String stationCode = StationCodes.ofText(columns[0]);
      if (StationCodes.isTooLong(stationCode)) {
        throw new IllegalArgumentException(
            String.format(
                "%s, line %d has a station code of %d characters: expected at most %d characters",
                name, number, StationCodes.characters(stationCode), StationCodes.LONGEST));
      }
      postcodes.put(stationCode, columns[1].trim());
    }
    return postcodes;
  }

  private static IllegalArgumentException unusable(
      String name, int line, String found, String expected) {
    return new IllegalArgumentException(
        String.format("%s, line %d is \"%s\": expected %s", name, line, found, expected));
  }
}
