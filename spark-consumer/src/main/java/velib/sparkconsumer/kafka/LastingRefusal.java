package velib.sparkconsumer.kafka;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import velib.settings.RootCause;

/**
 * Tells apart what Kafka refuses until a person has acted from what passes by itself. A program
 * that is refused keeps trying, as the person may act at the broker, but says what it is refused.
 */
public final class LastingRefusal {
  private static final List<Class<? extends Exception>> KINDS =
      List.of(
          AuthenticationException.class,
          AuthorizationException.class,
          InvalidTopicException.class,
          UnsupportedVersionException.class);

  private LastingRefusal() {}

  /**
   * Returns what Kafka refuses, in one line without a full stop; empty if the failure may pass by
   * itself.
   *
   * @param causes the failure and its causes, from the outermost to the innermost
   */
  public static Optional<String> of(List<Throwable> causes) {
    return causes.stream()
        .filter(cause -> KINDS.stream().anyMatch(kind -> kind.isInstance(cause)))
        .findFirst()
        .map(cause -> "Kafka refuses a request: " + RootCause.inOneLine(cause));
  }
}
