package velib.stacktests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips the tests with a warning if no Docker engine answers. With {@code CI=true} that is a
 * failure, because nobody would notice there that nothing was tested.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Condition.class)
public @interface NeedsDocker {

  /** Asks the engine once per test class. */
  final class Condition implements ExecutionCondition {
    private static final String SILENCE =
        "No Docker engine answers, so the containers are NOT tested."
            + " On Debian: scripts/without-registry/docker-engine.sh start";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (context.getTestMethod().isPresent() || engineAnswers()) {
        return ConditionEvaluationResult.enabled("a Docker engine answers");
      }
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException(SILENCE);
      }
      System.err.println("*** " + SILENCE);
      return ConditionEvaluationResult.disabled(SILENCE);
    }

    private static boolean engineAnswers() {
      try {
        return Docker.command("info").run(Docker.A_MINUTE).status == 0;
      } catch (AssertionError noDockerCommand) {
        return false;
      }
    }
  }
}
