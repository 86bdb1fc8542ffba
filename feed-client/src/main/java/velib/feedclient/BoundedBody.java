package velib.feedclient;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Collects the body of one good answer up to a number of bytes, and closes the connection if there
 * are more, if the status is an error, or on request.
 */
public final class BoundedBody
    implements HttpResponse.BodyHandler<byte[]>, HttpResponse.BodySubscriber<byte[]> {
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private final int maxBytes;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private boolean isWanted;
  private Flow.Subscription connection;
  private boolean isAbandoned;

  /** A body of at most {@code maxBytes} bytes; more fail the request. */
  public BoundedBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public HttpResponse.BodySubscriber<byte[]> apply(HttpResponse.ResponseInfo response) {
    if (response.statusCode() == NOT_MODIFIED) {
      return HttpResponse.BodySubscribers.replacing(new byte[0]); // keeps the connection
    }
    isWanted = response.statusCode() == OK;
    return this;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription subscription) {
    connection = subscription;
    if (isAbandoned || !isWanted) {
      body.complete(new byte[0]); // the page that comes with an error is not read
      connection.cancel();
    } else {
      connection.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (body.isDone()) {
        return;
      }
      if (buffer.remaining() > maxBytes - bytes.size()) {
        body.completeExceptionally(new AnswerTooLarge(maxBytes));
        abandon();
        return;
      }
      byte[] chunk = new byte[buffer.remaining()];
      buffer.get(chunk);
      bytes.write(chunk, 0, chunk.length);
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toByteArray());
  }

  /** Closes the connection if the body is still coming, which cancelling the exchange does not. */
  public synchronized void abandon() {
    isAbandoned = true;
    if (connection != null) {
      connection.cancel();
    }
  }
}
