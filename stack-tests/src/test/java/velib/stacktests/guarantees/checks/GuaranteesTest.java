package velib.stacktests.guarantees.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each check finds the fault that it exists for, and none finds a fault in a good run. */
final class GuaranteesTest {
  private static final String TOTALS = "final totals equal the oracle";
  private static final String TWICE = "no result twice";
  private static final String LOST = "no result lost";
  private static final String OLDER = "results never go back to an older state";
  private static final String ACCOUNTED = "every message accounted for";
  private static final String LETTERS = "each dead letter once";

  private final SampleRun run = new SampleRun();

  @Test
  void aRunThatWentWellBreaksNothing() {
    assertThat(run.broken()).isEmpty();
  }

  @Test
  void aResultThatWasWrittenTwiceIsFound() {
    run.evidence.results.add(1, run.evidence.results.get(0));

    assertThat(run.broken()).containsExactly(TWICE);
  }

  @Test
  void aBatchWhoseResultsAreMissingIsFound() {
    run.evidence.results.remove(1);

    assertThat(run.broken()).containsExactly(LOST);
  }

  @Test
  void aResultThatGoesBackIsFound() {
    run.evidence.results.add(2, run.evidence.results.get(0));

    assertThat(run.broken()).containsExactly(OLDER);
  }

  @Test
  void aBatchThatGoesBackIsFound() {
    run.evidence.commits.add(2, run.evidence.commits.get(0));

    assertThat(run.broken()).contains(OLDER);
  }

  @Test
  void aResultThatWasNeverTrueIsFound() {
    // Nine bikes stood there for a moment in the middle of the second batch, but at no commit.
    run.evidence.results.add(1, SampleRun.resultMessage(9, 2));

    assertThat(run.broken()).containsExactly(OLDER);
  }

  @Test
  void aWrongFinalTotalIsFound() {
    run.evidence.results.set(2, SampleRun.resultMessage(5, 2));

    assertThat(run.broken()).containsExactly(TOTALS, LOST, OLDER);
  }

  @Test
  void aSnapshotThatTheProducerLostIsFound() {
    run.evidence.truth.clear();
    run.evidence.truth.put(
        SampleRun.POSTCODE, new SampleRun().evidence.truth.get(SampleRun.POSTCODE));
    run.status(1, 2, "16108", 1);

    assertThat(run.broken()).contains("the producer lost nothing of the feed");
  }

  @Test
  void aMessageThatWasCountedTwiceIsFound() {
    run.evidence.commits.remove(2);
    run.commit("q:2 counted=5 superseded=1 expired=0 dead-letters=1", 4, 2);

    assertThat(run.broken()).containsExactly(ACCOUNTED);
  }

  @Test
  void aDeadLetterThatWasTakenForAnotherFateIsFound() {
    run.evidence.commits.remove(2);
    run.commit("q:2 counted=4 superseded=2 expired=0 dead-letters=0", 4, 2);

    assertThat(run.broken()).containsExactly(ACCOUNTED);
  }

  @Test
  void aNewCheckpointThatReadsWhatOldResultsCoverBreaksNothing() {
    newCheckpointReads(3, 1);

    assertThat(run.broken()).isEmpty();
  }

  @Test
  void aMessageThatANewCheckpointCountedTwiceIsFound() {
    newCheckpointReads(2, 1);

    assertThat(run.broken()).containsExactly(ACCOUNTED);
  }

  /** The second batch is followed by one that has read four messages. */
  private void newCheckpointReads(long read0, long read1) {
    run.evidence.commits.remove(2);
    run.commitHeld("r:0 counted=2 superseded=1 expired=0 dead-letters=1", 4, read0, 1, read1);
    run.commit("r:1 counted=4 superseded=1 expired=0 dead-letters=1", 4, 2);
  }

  @Test
  void messagesThatNobodyReadAreFound() {
    run.evidence.commits.remove(2);
    run.evidence.results.remove(2);

    assertThat(run.broken()).containsExactly(TOTALS, ACCOUNTED);
  }

  @Test
  void aDeadLetterThatIsMissingIsFound() {
    run.evidence.deadLetters.clear();

    assertThat(run.broken()).containsExactly(LETTERS);
  }

  @Test
  void aDeadLetterThatWasWrittenTwiceIsFound() {
    run.evidence.deadLetters.add(run.evidence.deadLetters.get(0));

    assertThat(run.broken()).containsExactly(LETTERS);
  }

  @Test
  void aDeadLetterWithOtherBytesIsFound() {
    run.evidence.deadLetters.set(0, SampleRun.deadLetter(0, 2, "16107", "not  JSON"));

    assertThat(run.broken()).containsExactly(LETTERS);
  }

  @Test
  void aDeadLetterOfAMessageThatCountsIsFound() {
    run.evidence.deadLetters.add(SampleRun.deadLetter(0, 1, "16107", "5 bikes"));

    assertThat(run.broken()).containsExactly(LETTERS);
  }

  @Test
  void aSecondCheckpointWritesTheDeadLettersOnceMore() {
    run.evidence.checkpoints = 2;

    assertThat(run.broken()).containsExactly(LETTERS);
  }

  @Test
  void somethingThatStandsStillIsFound() {
    run.evidence.stuck.add("an open transaction holds up the committed readers");

    assertThat(run.broken()).containsExactly("nothing stuck");
  }
}
