package velib.stacktests.guarantees.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import velib.stacktests.Docker;
import velib.stacktests.Stack;

/** A consumer started beside the running one; removed when it is closed. */
public final class SecondConsumer implements AutoCloseable {
  private final String container;

  private SecondConsumer(String container) {
    this.container = container;
  }

  /** Starts it with {@code docker compose run}, with the volumes and settings of the first. */
  public static SecondConsumer start(Stack stack, String... options) {
    String container = stack.project() + "-second";
    List<String> words =
        new ArrayList<>(List.of("run", "--detach", "--no-deps", "--name", container));
    words.addAll(Arrays.asList(options));
    words.add(Part.SPARK_CONSUMER.service);
    stack.compose(words.toArray(String[]::new)).succeed(Docker.A_MINUTE);
    return new SecondConsumer(container);
  }

  /** Whether its program refused to work and the container waits for a person. */
  public boolean isHeld() {
    return Docker.command("exec", container, "test", "-e", "/tmp/held").run(Docker.A_MINUTE).status
        == 0;
  }

  /** Everything that it has printed. */
  public String log() {
    return Docker.command("logs", container).run(Docker.A_MINUTE).all();
  }

  @Override
  public void close() {
    Docker.command("rm", "--force", container).succeed(Docker.A_MINUTE);
  }
}
