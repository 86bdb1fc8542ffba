package velib.stationmodel;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import velib.stationmodel.UnusableStatus.Reason;

/**
 * Reads what a message says about a station. The value alone names the station, so that a message
 * without a key counts too; a removal has only its key.
 */
public final class MessageReader {
  private final StationStatusReader statuses = new StationStatusReader();
  private final PostcodeRule rule;
  private final Map<String, String> postcodes = new HashMap<>();

  /** A reader with this postcode rule; not thread-safe. */
  public MessageReader(PostcodeRule rule) {
    this.rule = rule;
  }

  /**
   * Reads one message.
   *
   * @param key the message's key or null
   * @param value the message's value; null removes the station
   * @throws UnusableStatus if the message has to become a dead letter
   */
  public StationEntry read(byte[] key, byte[] value, Position position) throws UnusableStatus {
    if (value == null) {
      return StationEntry.removed(StationEntry.VELIB_FEED, stationCodeOf(key), position);
    }
    StationStatus status = statuses.read(value);
    return StationEntry.reported(StationEntry.VELIB_FEED, position, status);
  }

  /**
   * The postcode that a station belongs to.
   *
   * @throws UnusableStatus if its code resolves to none
   */
  public String postcodeOf(StationEntry entry) throws UnusableStatus {
    String known = postcodes.get(entry.station());
    if (known != null) {
      return known;
    }
    String postcode =
        rule.postcodeOf(entry.stationCode())
            .orElseThrow(
                () ->
                    new UnusableStatus(
                        Reason.NO_POSTCODE,
                        "station code "
                            + StationCodes.shortened(entry.stationCode())
                            + " resolves to no postcode"));
    postcodes.put(entry.station(), postcode);
    return postcode;
  }

  private static String stationCodeOf(byte[] key) throws UnusableStatus {
    String code = key == null ? null : StationCodes.ofText(new String(key, StandardCharsets.UTF_8));
    if (code == null) {
      throw new UnusableStatus(
          Reason.NO_KEY, "the message has no value and no key: expected a station code as key");
    }
    if (StationCodes.isTooLong(code)) {
      throw StationCodes.tooLong("the key", code);
    }
    return code;
  }
}
