package velib.feedsimulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The area of a postcode: where it is and how many stations it has in a network of 1,500. */
final class Area {
  private static final int NANTERRE = 92_000;

  final int postcode;
  final String name;
  final double latitude;
  final double longitude;
  final int radiusMetres;
  final int usualStations;

  private Area(String[] fields) {
    postcode = Integer.parseInt(fields[0]);
    name = fields[1];
    latitude = Double.parseDouble(fields[2]);
    longitude = Double.parseDouble(fields[3]);
    radiusMetres = Integer.parseInt(fields[4]);
    usualStations = Integer.parseInt(fields[5]);
  }

  /** All areas that the simulated network covers, in the order of their postcodes. */
  static List<Area> all() {
    return lines("areas.csv").stream()
        .skip(1)
        .map(line -> new Area(line.split(",")))
        .collect(Collectors.toUnmodifiableList());
  }

  /** The lines of a resource beside this class. */
  static List<String> lines(String resource) {
    try (InputStream bytes = Area.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return reader.lines().collect(Collectors.toUnmodifiableList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  boolean inParis() {
    return postcode < 76_000;
  }

  /**
   * The code of this area's n-th station in the operator's numbering: 16107 is the 107th of Paris
   * 16, 32017 the 17th of 93200, 92002 the 2nd of Nanterre.
   */
  String stationCode(int number) {
    if (inParis()) {
      return String.valueOf((postcode - 75_000) * 1_000 + number);
    }
    if (postcode == NANTERRE) {
      return String.valueOf(NANTERRE + number);
    }
    return String.valueOf((postcode - 90_000) / 10 * 100 + number);
  }

  /** How many different codes the area can have. */
  int room() {
    return inParis() || postcode == NANTERRE ? 999 : 99;
  }
}
