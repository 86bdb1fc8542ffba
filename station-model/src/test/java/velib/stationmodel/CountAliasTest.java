package velib.stationmodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.stationmodel.UnusableStatus.Reason;
import velib.stationmodel.scan.StatusScanner;

/** Of the two names of a count, the second is looked at only if the first gives nothing. */
class CountAliasTest {
  private final StationStatusReader reader = new StationStatusReader();

  @ParameterizedTest
  @ValueSource(strings = {"-1", "100001", "6.5", "'5'", "[5]", "{}", "true"})
  void aBadAliasBesideAGoodCountIsNotLookedAt(String bad) throws UnusableStatus {
    StationStatus status =
        reader.read(
            row(
                "'num_bikes_available':5,'numBikesAvailable':"
                    + bad
                    + ",'numDocksAvailable':"
                    + bad
                    + ",'num_docks_available':7"));

    assertThat(status.bikes()).isEqualTo(5);
    assertThat(status.docks()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "100001", "6.5", "'5'", "[5]", "{}", "true"})
  void aGoodAliasDoesNotMendABadCount(String bad) {
    assertBadCount("'num_bikes_available':" + bad + ",'numBikesAvailable':5");
    assertBadCount(
        "'num_bikes_available':5,'num_docks_available':" + bad + ",'numDocksAvailable':7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "100001", "6.5", "'5'", "[5]", "{}", "true"})
  void aBadAliasThatIsAllThereIsABadCount(String bad) {
    assertBadCount("'numBikesAvailable':" + bad);
    assertBadCount("'num_bikes_available':null,'numBikesAvailable':" + bad);
    assertBadCount("'num_bikes_available':5,'numDocksAvailable':" + bad);
    assertBadCount("'num_bikes_available':5,'num_docks_available':" + bad);
  }

  private void assertBadCount(String fields) {
    UnusableStatus unusable =
        catchThrowableOfType(UnusableStatus.class, () -> reader.read(row(fields)));

    assertThat(unusable).as(fields).isNotNull();
    assertThat(unusable.reason()).as(fields).isEqualTo(Reason.BAD_COUNT);
    byte[] row = row(fields);
    assertThat(new StatusScanner().scan(row, 0, row.length)).as(fields).isFalse();
  }

  private static byte[] row(String fields) {
    return ("{'stationCode':'1'," + fields + "}").replace('\'', '"').getBytes(UTF_8);
  }
}
