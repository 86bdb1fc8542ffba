package velib.stationmodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import velib.stationmodel.UnusableStatus.Reason;

/**
 * The limits of a message's JSON are those that docs/architecture.md gives. The build runs this
 * test beside the Jackson of the Spark job and beside that of the live page, which has limits of
 * its own.
 */
class JsonLimitsTest {
  private final StationStatusReader reader = new StationStatusReader();

  static Stream<Arguments> limits() {
    return Stream.of(
        limit("levels of arrays", 1_000, JsonLimitsTest::arrays),
        limit("levels of objects", 1_000, JsonLimitsTest::objects),
        limit("digits of a number", 1_000, "1"::repeat),
        limit("characters of a negative number", 1_000, n -> "-" + "1".repeat(n - 1)),
        limit("characters of a fraction", 1_000, n -> "1." + "0".repeat(n - 2)),
        limit("characters of an exponent", 1_000, n -> "1e" + "9".repeat(n - 2)),
        limit("characters of a name", 50_000, n -> "{\"" + "x".repeat(n) + "\":1}"),
        limit("escaped characters of a name", 50_000, n -> "{\"" + "\\u00e9".repeat(n) + "\":1}"),
        limit("characters of a string", 1_000_000, n -> '"' + "x".repeat(n) + '"'),
        limit("escaped characters of a string", 1_000_000, n -> '"' + "\\n".repeat(n) + '"'),
        limit("characters of a string in an array", 1_000_000, n -> "[\"" + "x".repeat(n) + "\"]"));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void whatIsAtALimitIsReadAndWhatIsBeyondIsNotJson(String what, int most, Written written)
      throws UnusableStatus {
    assertThat(reader.read(row("x", written.withSize(most))).bikes()).as(what).isEqualTo(1);

    UnusableStatus unusable = refused(row("x", written.withSize(most + 1)));

    assertThat(unusable.reason()).as(what).isEqualTo(Reason.NOT_JSON);
    assertThat(unusable)
        .as(what)
        .hasMessageMatching("the message is (beyond a limit|not JSON): .*");
  }

  @ParameterizedTest
  @MethodSource("limits")
  void theLimitsHoldInEachFieldAndIfNoObjectIsRead(String what, int most, Written written) {

    for (String name : List.of("stationCode", "last_reported", "is_renting")) {
      assertThat(refused(row(name, written.withSize(most + 1))).reason())
          .as("%s in %s", what, name)
          .isEqualTo(Reason.NOT_JSON);
    }
    assertThat(refused(("[" + written.withSize(most + 1) + "]").getBytes(UTF_8)).reason())
        .as("%s in an array", what)
        .isEqualTo(Reason.NOT_JSON);
  }

  private UnusableStatus refused(byte[] message) {
    UnusableStatus unusable =
        catchThrowableOfType(UnusableStatus.class, () -> reader.read(message));
    assertThat(unusable).as("a dead letter").isNotNull();
    return unusable;
  }

  /** The outermost object is a level too. */
  private static String arrays(int levels) {
    return "[".repeat(levels - 1) + "]".repeat(levels - 1);
  }

  private static String objects(int levels) {
    return "{\"a\":".repeat(levels - 2) + "{}" + "}".repeat(levels - 2);
  }

  private static byte[] row(String name, String value) {
    return ("{\"" + name + "\":" + value + ",\"stationCode\":\"1\",\"num_bikes_available\":1}")
        .getBytes(UTF_8);
  }

  private static Arguments limit(String what, int most, Written written) {
    return Arguments.of(what, most, written);
  }

  /** A JSON value of the size that a limit is about. */
  private interface Written {
    String withSize(int size);
  }
}
