package velib.feedclient;

import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import velib.settings.RootCause;

/** Finds what ended an exchange without a complete answer, and words for it. */
public final class ExchangeFailure {
  private static final int LONGEST = 200;

  private ExchangeFailure() {}

  /** The failure itself, without the wrappers of the futures that it came through. */
  public static Throwable cause(Throwable failure) {
    boolean isWrapper =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return isWrapper && failure.getCause() != null ? cause(failure.getCause()) : failure;
  }

  /** One line for a person: the message of a refusal, and of anything else its root cause. */
  public static String inOneLine(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof AnswerTooLarge || cause instanceof RefusedRedirect) {
      return cause.getMessage();
    }
    if (cause instanceof ConnectException
        && RootCause.of(cause) instanceof ClosedChannelException) {
      return cause.getClass().getSimpleName(); // a refused connection: its cause says even less
    }
    // What a server sent can be in the messages of Java's client, in any length.
    return Quote.of(RootCause.inOneLine(cause), LONGEST);
  }
}
