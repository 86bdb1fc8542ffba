package velib.dashboard.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.StationRetention;

class LiveStateTest {
  private final CountDownLatch answering = new CountDownLatch(1);
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final LiveState live =
      new LiveState(
          PostcodeRule.withShippedExceptions(),
          new StationRetention(Duration.ofHours(1), 10_000),
          Map::of,
          this::slowState,
          2,
          Clock.systemUTC());

  @AfterEach
  void answer() {
    mayAnswer.countDown();
  }

  @Test
  void theTopicsAreFollowedWhileATotalsAnswerIsWritten() throws Exception {
    changesGetThroughWhile(LiveState::totals);
  }

  @Test
  void theTopicsAreFollowedWhileAViewerIsSentItsFirstEvents() throws Exception {
    changesGetThroughWhile(state -> state.addViewer(new Remembering(), null));
  }

  @Test
  void whatHappensWhileAViewerJoinsComesAfterItsFirstEvent() throws Exception {
    Remembering viewer = new Remembering();
    CompletableFuture<Boolean> joins =
        CompletableFuture.supplyAsync(() -> live.addViewer(viewer, null));
    answering.await();

    live.tellPlaces();
    mayAnswer.countDown();

    assertThat(joins.get(1, TimeUnit.MINUTES)).isTrue();
    assertThat(viewer.names()).containsExactly("totals", "state", "places");
  }

  @Test
  void moreViewersThanTheLimitAreRefusedUntilOneLeaves() {
    mayAnswer.countDown();
    Remembering first = new Remembering();
    assertThat(live.addViewer(first, null)).isTrue();
    assertThat(live.addViewer(new Remembering(), null)).isTrue();
    Remembering third = new Remembering();

    assertThat(live.addViewer(third, null)).isFalse();

    assertThat(third.names()).isEmpty();
    assertThat(live.viewers().refused()).isEqualTo(1);
    live.viewers().remove(first);
    assertThat(live.addViewer(third, null)).isTrue();
  }

  @Test
  void theAnswerOfAllStationsIsAnObject() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    live.stations().writeTo(out);

    assertThat(out.toString("UTF-8")).isEqualTo("{\"stations\":[]}");
  }

  private void changesGetThroughWhile(Consumer<LiveState> answer) throws Exception {
    CompletableFuture<Void> answers = CompletableFuture.runAsync(() -> answer.accept(live));
    answering.await();

    CompletableFuture.runAsync(
            () -> {
              live.new Results().onMessages(List.of());
              live.new Statuses().onMessages(List.of());
            })
        .get(1, TimeUnit.MINUTES);

    assertThat(answers).isNotDone();
  }

  private ObjectNode slowState() {
    answering.countDown();
    try {
      mayAnswer.await();
    } catch (InterruptedException nobodyDoesThat) {
      throw new IllegalStateException(nobodyDoesThat);
    }
    return Json.object().put("stream", "live");
  }

  /** A viewer whose connection takes nothing until it has begun. */
  private static final class Remembering implements Viewer {
    private final List<String> events = new ArrayList<>();

    @Override
    public synchronized void begin(byte[]... first) {
      for (int index = 0; index < first.length; index++) {
        events.add(index, name(first[index]));
      }
    }

    @Override
    public synchronized void send(byte[] event) {
      events.add(name(event));
    }

    synchronized List<String> names() {
      return List.copyOf(events);
    }

    private static String name(byte[] event) {
      return new String(event, UTF_8).split("\n", 2)[0].substring("event: ".length());
    }
  }
}
