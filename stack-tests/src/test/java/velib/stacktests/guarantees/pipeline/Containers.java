package velib.stacktests.guarantees.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import velib.stacktests.Docker;
import velib.stacktests.Stack;

/** The parts' containers: kills, signals, disconnects and inspects them. */
public final class Containers {
  private static final Duration BACK = Duration.ofMinutes(3);
  private static final Duration HEALTHY = Duration.ofMinutes(2);

  private final Map<Part, String> ids = new EnumMap<>(Part.class);
  private final Map<Part, String> startedBeforeKill = new EnumMap<>(Part.class);
  private final Map<Part, Integer> restartsSeen = new EnumMap<>(Part.class);
  private final Map<Part, List<String>> networksBeforeCut = new EnumMap<>(Part.class);

  Containers(Stack stack) {
    for (Part part : Part.values()) {
      ids.put(part, stack.container(part.service));
    }
  }

  /**
   * Signals all processes of the container except its init, as the kernel would. After {@code
   * docker kill} the restart policy would not bring it back.
   */
  public void kill(Part part, TerminationSignal signal) {
    awaitRunning(part);
    startedBeforeKill.put(part, startedAt(part));
    signal(part, signal.name());
  }

  /** Signals all processes of the container, such as {@code STOP}. */
  public void signal(Part part, String signal) {
    // The signal may end this command too, so its exit status means nothing.
    Docker.command("exec", ids.get(part), "bash", "-c", "kill -" + signal + " -1")
        .run(Docker.A_MINUTE);
  }

  /** Disconnects it from all its networks. */
  public void disconnect(Part part) {
    String names = "{{range $name, $_ := .NetworkSettings.Networks}}{{println $name}}{{end}}";
    networksBeforeCut.put(part, Docker.lines("inspect", "--format", names, ids.get(part)));
    for (String network : networksBeforeCut.get(part)) {
      Docker.command("network", "disconnect", network, ids.get(part)).succeed(Docker.A_MINUTE);
    }
  }

  /** Reconnects it to the networks of before, under the name that the others use. */
  public void connect(Part part) {
    for (String network : networksBeforeCut.get(part)) {
      Docker.command("network", "connect", "--alias", part.service, network, ids.get(part))
          .succeed(Docker.A_MINUTE);
    }
  }

  /** Waits until the restart policy has restarted each part that was killed. */
  public void awaitRestarted() {
    startedBeforeKill.forEach(
        (part, before) ->
            Awaitility.await(part + " is restarted")
                .atMost(BACK)
                .until(() -> isRunning(part) && !startedAt(part).equals(before)));
    startedBeforeKill.clear();
  }

  /** How often the engine has restarted it. */
  public int restarts(Part part) {
    return Integer.parseInt(inspect(part, "{{.RestartCount}}"));
  }

  /** How often the engine has restarted each part since the last call. */
  public Map<Part, Integer> restartsSince() {
    Map<Part, Integer> since = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      int now = restarts(part);
      int before = restartsSeen.getOrDefault(part, 0);
      since.put(part, now < before ? now : now - before); // starting it by hand resets the count
      restartsSeen.put(part, now);
    }
    return since;
  }

  /** Whether its program refused to work and the container waits for a person. */
  public boolean isHeld(Part part) {
    return Docker.command("exec", ids.get(part), "test", "-e", "/tmp/held")
            .run(Docker.A_MINUTE)
            .status
        == 0;
  }

  /** Everything a part's program has printed since its container was created. */
  public String log(Part part) {
    return Docker.command("logs", ids.get(part)).run(Docker.A_MINUTE).all();
  }

  /** The parts that do not become healthy within two minutes, each with its state. */
  public List<String> awaitHealthy() {
    try {
      Awaitility.await().atMost(HEALTHY).until(() -> unhealthy().isEmpty());
    } catch (ConditionTimeoutException notAll) {
      return unhealthy();
    }
    return List.of();
  }

  private List<String> unhealthy() {
    List<String> unhealthy = new ArrayList<>();
    for (Part part : Part.values()) {
      String health = inspect(part, "{{.State.Status}} {{.State.Health.Status}}");
      if (!health.equals("running healthy")) {
        unhealthy.add(part + " is " + health);
      }
    }
    return unhealthy;
  }

  private void awaitRunning(Part part) {
    Awaitility.await(part + " runs").atMost(BACK).until(() -> isRunning(part));
  }

  private boolean isRunning(Part part) {
    return inspect(part, "{{.State.Status}}").equals("running");
  }

  private String startedAt(Part part) {
    return inspect(part, "{{.State.StartedAt}}");
  }

  private String inspect(Part part, String template) {
    return Docker.lines("inspect", "--format", template, ids.get(part)).get(0);
  }
}
