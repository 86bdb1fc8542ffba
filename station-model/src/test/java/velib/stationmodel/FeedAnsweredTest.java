package velib.stationmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedAnsweredTest {
  @Test
  void itIsEightBytesOfEpochMillisecondsBigEndian() {
    Instant answered = Instant.ofEpochMilli(1_760_776_300_123L);

    byte[] header = FeedAnswered.write(answered);

    assertThat(header).containsExactly(0, 0, 0x01, 0x99, 0xf6, 0x72, 0x26, 0x5b);
    assertThat(FeedAnswered.readMs(header)).hasValue(1_760_776_300_123L);
  }

  @Test
  void aValueThatIsNoTimeReadsAsNone() {
    assertThat(FeedAnswered.readMs(null)).isEmpty();
    assertThat(FeedAnswered.readMs(new byte[0])).isEmpty();
    assertThat(
            FeedAnswered.readMs("1760776300123".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEmpty();
    assertThat(FeedAnswered.readMs(FeedAnswered.write(Instant.EPOCH))).isEmpty();
    assertThat(FeedAnswered.readMs(FeedAnswered.write(Instant.ofEpochMilli(Long.MAX_VALUE))))
        .isEmpty();
  }
}
