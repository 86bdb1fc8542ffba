package velib.stacktests.guarantees.traffic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Snapshots of stations that the simulator does not have, in postcodes that it has: changing
 * counts, messages without a key, removals, stations that fall silent and come back, and messages
 * that cannot be counted. The same seed gives the same messages.
 */
public final class TrafficMessages {
  /** The header that marks these messages, so that they differ from the producer's. */
  static final String HEADER = "traffic";

  private static final int[] POSTCODE_PREFIXES = {
    1001, 2001, 3001, 7001, 16101, 20001, 32001, 92001
  };
  private static final int STATIONS_EACH = 4;
  private static final int MOVED = 10;

  /** For how many snapshots each station speaks, and then is silent. */
  private static final int ACTIVE = 200;

  private static final int SILENT = 400;
  private static final long FIRST_REPORT_EPOCH_SECOND = 1_760_000_000;

  private final Random random;
  private final String topic;
  private final List<String> codes = new ArrayList<>();
  private long snapshot;
  private boolean withUnusable = true;

  /** Messages for a topic; the same seed gives the same ones. */
  public TrafficMessages(long seed, String topic) {
    this.random = new Random(seed);
    this.topic = topic;
    for (int prefix : POSTCODE_PREFIXES) {
      for (int station = 0; station < STATIONS_EACH; station++) {
        codes.add((prefix + station) + "_traffic");
      }
    }
  }

  /** Whether the next snapshots include messages that cannot be counted. */
  public void setWithUnusable(boolean withUnusable) {
    this.withUnusable = withUnusable;
  }

  List<ProducerRecord<byte[], byte[]>> nextSnapshot() {
    snapshot++;
    List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
    List<String> active = activeStations();
    for (int moved = 0; moved < MOVED; moved++) {
      String code = active.get(random.nextInt(active.size()));
      int kind = random.nextInt(100);
      if (kind < 4) {
        messages.add(message(utf8(code), null));
      } else if (kind < 14) {
        messages.add(message(null, utf8(row(code))));
      } else {
        messages.add(message(utf8(code), utf8(row(code))));
      }
    }
    int unusable = random.nextInt(8);
    if (withUnusable && unusable < 4) {
      messages.add(random.nextInt(messages.size()), unusable());
    }
    return messages;
  }

  /** A third of the stations; the others are silent for so long that they expire. */
  private List<String> activeStations() {
    List<String> active = new ArrayList<>();
    int cycle = ACTIVE + SILENT;
    for (int station = 0; station < codes.size(); station++) {
      long phase = (snapshot + (long) station * cycle / codes.size()) % cycle;
      if (phase < ACTIVE) {
        active.add(codes.get(station));
      }
    }
    return active;
  }

  private ProducerRecord<byte[], byte[]> unusable() {
    String code = codes.get(random.nextInt(codes.size()));
    byte[] key = random.nextBoolean() ? utf8(code) : null;
    switch (random.nextInt(8)) {
      case 0:
        return message(key, new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}'});
      case 1:
        return message(key, utf8("<html>" + snapshot + "</html>"));
      case 2:
        return message(key, utf8("[" + row(code) + "]"));
      case 3:
        return message(key, utf8("{\"num_bikes_available\":3}"));
      case 4:
        return message(new byte[] {(byte) 0xFF}, utf8(row("71002")));
      case 5:
        return message(
            key, utf8(row(code).replace("\"num_bikes_available\":", "\"num_bikes_available\":-")));
      case 6:
        return message(
            key, utf8(row(code).replace("\"is_renting\":1", "\"is_renting\":\"perhaps\"")));
      default:
        return message(null, null);
    }
  }

  /** The snapshot's number dates its rows, so hardly any two totals are equal by chance. */
  private String row(String code) {
    int mechanical = random.nextInt(30);
    int electric = random.nextInt(30);
    return String.format(
        Locale.ROOT,
        "{\"station_id\":%d,\"num_bikes_available\":%d,"
            + "\"num_bikes_available_types\":[{\"mechanical\":%d},{\"ebike\":%d}],"
            + "\"num_docks_available\":%d,\"is_installed\":1,\"is_returning\":1,\"is_renting\":1,"
            + "\"last_reported\":%d,\"stationCode\":\"%s\"}",
        snapshot,
        1 + mechanical + electric,
        mechanical,
        electric,
        60 - mechanical - electric,
        FIRST_REPORT_EPOCH_SECOND + snapshot,
        code);
  }

  private ProducerRecord<byte[], byte[]> message(byte[] key, byte[] value) {
    List<Header> headers = List.of(new RecordHeader(HEADER, new byte[0]));
    return new ProducerRecord<>(topic, null, null, key, value, headers);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
