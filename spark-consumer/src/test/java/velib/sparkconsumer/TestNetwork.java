package velib.sparkconsumer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import velib.stationmodel.PostcodeRule;

/** Stations whose counts change from one snapshot to the next, the same for the same seed. */
public final class TestNetwork {
  private final Random random;
  private final List<String> codes = new ArrayList<>();
  private final int[] mechanical;
  private final int[] electric;

  public TestNetwork(long seed, int stations) {
    random = new Random(seed);
    codes.add("16107");
    codes.add("32017");
    for (int n = 1; codes.size() < stations; n++) {
      int code = n % 2 == 0 ? 1001 + n / 40 * 1000 % 20_000 + n : 21_001 + n * 11 % 29_000;
      if (!codes.contains(String.valueOf(code))) {
        codes.add(String.valueOf(code));
      }
    }
    mechanical = random.ints(stations, 0, 30).toArray();
    electric = random.ints(stations, 0, 30).toArray();
  }

  public List<String> codes() {
    return codes;
  }

  /** How many postcodes the stations are of. */
  public int postcodes() {
    PostcodeRule rule = PostcodeRule.withShippedExceptions();
    return (int) codes.stream().map(code -> rule.postcodeOf(code).orElseThrow()).distinct().count();
  }

  /** Moves about a third of the stations and gives the status of each, in shuffled order. */
  public List<String> nextSnapshot() {
    List<String> rows = new ArrayList<>();
    for (int station = 0; station < codes.size(); station++) {
      if (random.nextInt(3) == 0) {
        mechanical[station] = random.nextInt(30);
        electric[station] = random.nextInt(30);
      }
      rows.add(row(station));
    }
    java.util.Collections.shuffle(rows, random);
    return rows;
  }

  /** One station's status as a row of the feed. */
  public static String row(String code, int mechanical, int electric) {
    return String.format(
        Locale.ROOT,
        "{\"station_id\":213688169,\"num_bikes_available\":%d,\"numBikesAvailable\":%d,"
            + "\"num_bikes_available_types\":[{\"mechanical\":%d},{\"ebike\":%d}],"
            + "\"num_docks_available\":%d,\"is_installed\":1,\"is_returning\":1,\"is_renting\":%d,"
            + "\"last_reported\":1760776294,\"stationCode\":\"%s\",\"station_opening_hours\":null}",
        mechanical + electric,
        mechanical + electric,
        mechanical,
        electric,
        60 - mechanical - electric,
        mechanical % 20 == 7 ? 0 : 1,
        code);
  }

  /** The station code in a row. */
  public static String codeOf(String row) {
    return row.replaceAll(".*\"stationCode\":\"([^\"]*)\".*", "$1");
  }

  private String row(int station) {
    return row(codes.get(station), mechanical[station], electric[station]);
  }
}
