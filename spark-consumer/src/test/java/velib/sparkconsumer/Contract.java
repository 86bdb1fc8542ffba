package velib.sparkconsumer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import velib.stationmodel.StationStatus;
import velib.stationmodel.UnusableStatus;
import velib.stationmodel.UnusableStatus.Reason;

/**
 * What docs/architecture.md says of a message's value, written down a second time: over the tree of
 * the whole message, without any of the pipeline's own reading. The tree is built by recursion, so
 * a message that is nested deeply needs a thread with a large stack.
 */
public final class Contract {
  private static final long YEAR_2000 = 946_684_800L;
  private static final long YEAR_2100 = 4_102_444_800L;

  /** The greatest double that no other whole number is rounded to. */
  private static final double MOST_EXACT = 9_007_199_254_740_991.0;

  /** The most characters of a station code. */
  static final int LONGEST_CODE = 64;

  private final ObjectMapper mapper =
      new ObjectMapper(
              JsonFactory.builder()
                  .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** The status that a value states. */
  public StationStatus status(byte[] value) throws UnusableStatus {
    JsonNode row = row(value);
    String code = code(row.path("stationCode"));
    if (code.isEmpty()) {
      throw new UnusableStatus(Reason.NO_STATION_CODE, "");
    }
    if (code.codePoints().count() > LONGEST_CODE) {
      throw new UnusableStatus(Reason.STATION_CODE_TOO_LONG, "");
    }
    JsonNode bikes = either(row, "num_bikes_available", "numBikesAvailable");
    if (bikes.isMissingNode()) {
      throw new UnusableStatus(Reason.BAD_COUNT, "");
    }
    JsonNode types = given(row, "num_bikes_available_types");
    return new StationStatus(
        code,
        count(bikes),
        ofType(types, "mechanical"),
        ofType(types, "ebike"),
        count(either(row, "num_docks_available", "numDocksAvailable")),
        yes(given(row, "is_installed")) & yes(given(row, "is_renting")),
        reported(row.path("last_reported")));
  }

  /** The code that a value gives; empty if it gives none. */
  private static String code(JsonNode value) {
    if (value.isTextual() || value.isIntegralNumber()) {
      return value.asText().trim();
    }
    boolean exact = isWhole(value) && Math.abs(value.doubleValue()) <= MOST_EXACT;
    return exact ? new BigDecimal(value.doubleValue()).toBigInteger().toString() : "";
  }

  private static boolean isWhole(JsonNode value) {
    return value.isNumber() && value.doubleValue() % 1 == 0;
  }

  private JsonNode row(byte[] value) throws UnusableStatus {
    String text = new String(value, StandardCharsets.UTF_8);
    if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), value)) {
      throw new UnusableStatus(Reason.NOT_UTF8, "");
    }
    JsonNode row;
    try {
      row = mapper.readTree(text);
    } catch (JsonProcessingException notJson) {
      throw new UnusableStatus(Reason.NOT_JSON, "");
    }
    if (row.isMissingNode() || !JsonLimits.areKeptBy(text)) {
      throw new UnusableStatus(Reason.NOT_JSON, "");
    }
    if (!row.isObject()) {
      throw new UnusableStatus(Reason.NOT_AN_OBJECT, "");
    }
    return row;
  }

  private static JsonNode either(JsonNode row, String name, String alias) {
    JsonNode named = given(row, name);
    return named.isMissingNode() ? given(row, alias) : named;
  }

  /** The field; null in the message is the same as missing. */
  private static JsonNode given(JsonNode row, String name) {
    JsonNode value = row.path(name);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  private static int count(JsonNode value) throws UnusableStatus {
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    double number = isWhole(value) ? value.doubleValue() : -1;
    return inRange(number < 1e9 ? BigInteger.valueOf((long) number) : BigInteger.TWO.pow(99));
  }

  private static int inRange(BigInteger count) throws UnusableStatus {
    if (count.signum() < 0 || count.compareTo(BigInteger.valueOf(100_000)) > 0) {
      throw new UnusableStatus(Reason.BAD_COUNT, "");
    }
    return count.intValue();
  }

  private static int ofType(JsonNode types, String type) throws UnusableStatus {
    Iterable<JsonNode> objects = types.isObject() ? List.of(types) : types;
    if (!(types.isObject() || types.isArray() || types.isMissingNode())) {
      throw new UnusableStatus(Reason.BAD_FIELD, "");
    }
    BigInteger sum = BigInteger.ZERO;
    for (JsonNode object : objects) {
      if (!object.isObject()) {
        throw new UnusableStatus(Reason.BAD_FIELD, "");
      }
      sum = sum.add(BigInteger.valueOf(count(object.path(type))));
    }
    return inRange(sum);
  }

  private static boolean yes(JsonNode value) throws UnusableStatus {
    boolean zeroOrOne = value.isNumber() && (value.doubleValue() == 0 || value.doubleValue() == 1);
    if (!(value.isMissingNode() || value.isBoolean() || zeroOrOne)) {
      throw new UnusableStatus(Reason.BAD_FIELD, "");
    }
    return value.isMissingNode() || value.doubleValue() == 1 || value.booleanValue();
  }

  private static long reported(JsonNode value) {
    long second = StationStatus.NOT_REPORTED;
    if (isWhole(value)) {
      second = (long) value.doubleValue();
    } else if (value.isTextual()) {
      try {
        second = OffsetDateTime.parse(value.asText().trim()).toEpochSecond();
      } catch (DateTimeException notATime) {
        second = StationStatus.NOT_REPORTED;
      }
    }
    return second < YEAR_2000 || second > YEAR_2100 ? StationStatus.NOT_REPORTED : second;
  }
}
