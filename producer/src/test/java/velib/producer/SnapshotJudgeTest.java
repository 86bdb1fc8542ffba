package velib.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotJudgeTest {
  private final SnapshotJudge judge = new SnapshotJudge();

  @BeforeEach
  void aHundredStationsAreAccepted() {
    assertThat(judge.doubt(stations(0, 100))).isEmpty();
  }

  @Test
  void aFifthLessIsBelieved() {
    assertThat(judge.doubt(stations(0, 80))).isEmpty();
  }

  @Test
  void twiceAsManyAreBelievedAsAfterALossOfHalf() {
    assertThat(judge.doubt(stations(0, 200))).isEmpty();
  }

  @Test
  void moreThanTwiceAsManyAreHeldBackUntilFivePollsAgree() {
    for (int poll = 1; poll <= 4; poll++) {
      assertThat(judge.doubt(stations(0, 201)))
          .hasValueSatisfying(why -> assertThat(why).contains("101 of its 201 stations were not"));
    }

    assertThat(judge.doubt(stations(0, 201))).isEmpty();
  }

  @Test
  void stationsThatAreInventedEachTimeAreNeverBelieved() {
    for (int poll = 0; poll < 20; poll++) {
      Set<String> invented = stations(0, 100);
      invented.addAll(stations(1_000 + 300 * poll, 1_300 + 300 * poll));
      assertThat(judge.doubt(invented)).as("poll %d", poll).isPresent();
    }
  }

  @Test
  void overAFifthLessIsHeldBackAndSaysHowManyAreMissing() {
    assertThat(judge.doubt(stations(0, 79)))
        .hasValueSatisfying(
            why -> assertThat(why).contains("21 of the 100 stations").contains("number 1"));
  }

  @Test
  void asManyStationsUnderOtherCodesAreALossToo() {
    assertThat(judge.doubt(stations(50, 150))).isPresent();
  }

  @Test
  void theFifthPollInARowThatAgreesIsBelieved() {
    for (int poll = 1; poll <= 4; poll++) {
      assertThat(judge.doubt(stations(0, 50))).as("poll %d", poll).isPresent();
    }

    assertThat(judge.doubt(stations(0, 50))).isEmpty();
    assertThat(judge.doubt(stations(0, 40))).as("measured against the new size").isEmpty();
  }

  @Test
  void fragmentsThatDoNotAgreeWithOneAnotherAreNeverBelieved() {
    for (int poll = 0; poll < 20; poll++) {
      int from = poll % 2 == 0 ? 0 : 50;
      assertThat(judge.doubt(stations(from, from + 50))).isPresent();
    }
  }

  @Test
  void aFullPollInBetweenBeginsTheRowAnew() {
    for (int poll = 1; poll <= 4; poll++) {
      judge.doubt(stations(0, 50));
    }
    assertThat(judge.doubt(stations(0, 100))).isEmpty();

    assertThat(judge.doubt(stations(0, 50))).isPresent();
  }

  @Test
  void anUnchangedAnswerInBetweenBeginsTheRowAnew() {
    for (int poll = 1; poll <= 4; poll++) {
      judge.doubt(stations(0, 50));
    }
    judge.lastAcceptedHolds();

    assertThat(judge.doubt(stations(0, 50))).isPresent();
  }

  private static Set<String> stations(int from, int to) {
    return IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.toSet());
  }
}
