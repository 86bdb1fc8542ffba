package velib.benchmarks.jmh;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Rows as the feed sends them, for as many stations as the network has. */
final class SampleRows {
  private static final int STATIONS = 1_500;

  private SampleRows() {}

  static byte[][] all() {
    byte[][] rows = new byte[STATIONS][];
    for (int station = 0; station < STATIONS; station++) {
      int mechanical = station * 7 % 20;
      int electric = station * 11 % 25;
      int docks = station * 13 % 60;
      rows[station] =
          String.format(
                  Locale.ROOT,
                  "{\"station_id\":%d,\"num_bikes_available\":%d,\"numBikesAvailable\":%d,"
                      + "\"num_bikes_available_types\":[{\"mechanical\":%d},{\"ebike\":%d}],"
                      + "\"num_docks_available\":%d,\"numDocksAvailable\":%d,\"is_installed\":1,"
                      + "\"is_returning\":1,\"is_renting\":1,\"last_reported\":%d,"
                      + "\"stationCode\":\"%d\",\"station_opening_hours\":null}",
                  213_688_169L + 97L * station,
                  mechanical + electric,
                  mechanical + electric,
                  mechanical,
                  electric,
                  docks,
                  docks,
                  1_760_776_294L + station,
                  1_000 * (1 + station % 20) + 1 + station / 20)
              .getBytes(StandardCharsets.US_ASCII);
    }
    return rows;
  }
}
