package velib.sparkconsumer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundedPollTest {
  private static final byte[] LARGE = new byte[9 << 20];
  private static final byte[] SMALL = {1};

  private final BoundedPoll keys = new BoundedPoll();
  private final BoundedPoll values = new BoundedPoll();

  @BeforeEach
  void configure() {
    keys.configure(Map.of(), true);
    values.configure(Map.of(), false);
    PolledBytes.ofThisThread().begin();
  }

  @Test
  void theFirstMessageIsReadWhateverItsSize() {
    assertThat(keys.deserialize("topic", LARGE)).isSameAs(LARGE);
    assertThat(values.deserialize("topic", LARGE)).isSameAs(LARGE);
  }

  @Test
  void aPollEndsWhenItHasReadEnoughAndTheNextOneContinues() {
    values.deserialize("topic", LARGE);

    // Kafka's consumer tries it once more before the poll returns.
    for (int times = 0; times < 2; times++) {
      assertThatThrownBy(() -> values.deserialize("topic", SMALL))
          .isInstanceOf(SerializationException.class);
    }
    PolledBytes.ofThisThread().begin();
    assertThat(values.deserialize("topic", SMALL)).isSameAs(SMALL);
  }

  @Test
  void keysCountToo() {
    keys.deserialize("topic", LARGE); // Kafka's consumer asks for no value if it is null

    assertThatThrownBy(() -> keys.deserialize("topic", SMALL))
        .isInstanceOf(SerializationException.class);
  }
}
