package velib.benchmarks.harness.workload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationStatus;

/**
 * The messages that all sides read: rows in the form of the real feed, snapshot after snapshot.
 * They are a function of station and snapshot number, so every call returns the same. The counts
 * change with every snapshot. As in the real feed, the time of the last report moves only now and
 * then, for all stations at once, and some stations do not rent.
 */
public final class GeneratedFeed {
  private static final long FIRST_REPORT_EPOCH_SECOND = 1_760_774_400L;
  private static final int SNAPSHOTS_BETWEEN_REPORTS = 60;
  private static final int STATIONS_FOR_EACH_CLOSED_ONE = 45;

  private final List<String> codes;
  private final List<byte[]> keys = new ArrayList<>();
  private final List<String> postcodes = new ArrayList<>();
  private final List<byte[]> heads = new ArrayList<>();
  private final List<byte[]> tails = new ArrayList<>();

  /** Creates a feed of a number of stations. */
  public GeneratedFeed(int stations) {
    codes = StationCodeList.of(stations);
    PostcodeRule rule = PostcodeRule.withShippedExceptions();
    for (int station = 0; station < stations; station++) {
      String code = codes.get(station);
      keys.add(ascii(code));
      postcodes.add(rule.postcodeOf(code).orElseThrow());
      heads.add(ascii("{\"station_id\":" + stationId(station) + ",\"num_bikes_available\":"));
      tails.add(ascii(",\"stationCode\":\"" + code + "\",\"station_opening_hours\":null}"));
    }
  }

  /** Returns the number of stations. */
  public int stations() {
    return codes.size();
  }

  /** Returns the key of a station's messages: its code. */
  public byte[] key(int station) {
    return keys.get(station).clone();
  }

  /** Returns the postcode of a station. */
  public String postcode(int station) {
    return postcodes.get(station);
  }

  /** Returns the station of the feed's message with this number, from 0. */
  public int stationOf(long message) {
    return (int) (message % stations());
  }

  /** Returns the snapshot of the feed's message with this number, from 0. */
  public int snapshotOf(long message) {
    return (int) (message / stations());
  }

  /**
   * Returns the last snapshot that has a station's row among the first messages of the feed, or -1
   * if there is none.
   */
  int lastSnapshot(int station, long messages) {
    return station >= messages ? -1 : (int) ((messages - 1 - station) / stations());
  }

  /** Returns the status that a row reports. */
  public StationStatus status(int station, int snapshot) {
    long noise = noise(station, snapshot);
    int mechanical = mechanical(noise);
    int electric = electric(noise);
    return new StationStatus(
        codes.get(station),
        mechanical + electric,
        mechanical,
        electric,
        docks(station, snapshot),
        !isClosed(station),
        lastReported(snapshot));
  }

  /** Returns a row as the feed would send it. */
  public byte[] row(int station, int snapshot) {
    long noise = noise(station, snapshot);
    int mechanical = mechanical(noise);
    int electric = electric(noise);
    String bikes = String.valueOf(mechanical + electric);
    String docks = String.valueOf(docks(station, snapshot));
    String renting = isClosed(station) ? "0" : "1";
    byte[] middle =
        ascii(
            bikes
                + ",\"numBikesAvailable\":"
                + bikes
                + ",\"num_bikes_available_types\":[{\"mechanical\":"
                + mechanical
                + "},{\"ebike\":"
                + electric
                + "}],\"num_docks_available\":"
                + docks
                + ",\"numDocksAvailable\":"
                + docks
                + ",\"is_installed\":1,\"is_returning\":"
                + renting
                + ",\"is_renting\":"
                + renting
                + ",\"last_reported\":"
                + lastReported(snapshot));
    byte[] head = heads.get(station);
    byte[] tail = tails.get(station);
    byte[] row = new byte[head.length + middle.length + tail.length];
    System.arraycopy(head, 0, row, 0, head.length);
    System.arraycopy(middle, 0, row, head.length, middle.length);
    System.arraycopy(tail, 0, row, head.length + middle.length, tail.length);
    return row;
  }

  private static int mechanical(long noise) {
    return (int) (noise & 0xffff) % 20;
  }

  private static int electric(long noise) {
    return (int) (noise >>> 16 & 0xffff) % 25;
  }

  /**
   * Never the same in two consecutive snapshots, so that every status differs from the one before.
   */
  private static int docks(int station, int snapshot) {
    return (int) ((station * 13L + snapshot * 17L) % 60);
  }

  private static boolean isClosed(int station) {
    return station % STATIONS_FOR_EACH_CLOSED_ONE == 7;
  }

  private static long lastReported(int snapshot) {
    return FIRST_REPORT_EPOCH_SECOND + snapshot / SNAPSHOTS_BETWEEN_REPORTS * 3_600L;
  }

  /** As in the real feed, about one id in seven does not fit into 32 bits. */
  private static long stationId(int station) {
    long id = noise(station, -1) >>> 33;
    return station % 7 == 3 ? id + (5L << 32) : id;
  }

  /** The mixing steps of SplitMix64. */
  private static long noise(int station, int snapshot) {
    long z = ((long) station << 32 ^ snapshot) * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
