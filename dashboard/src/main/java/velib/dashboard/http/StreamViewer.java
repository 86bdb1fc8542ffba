package velib.dashboard.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import velib.dashboard.live.Viewer;
import velib.dashboard.live.Viewers;

/**
 * A viewer at the other end of an HTTP answer that does not end. Bytes are written as fast as the
 * connection takes them. A viewer who is too slow is disconnected and does not delay the others.
 */
final class StreamViewer implements Viewer, WriteListener, AsyncListener {
  /**
   * More than a change of all stations of a network of 50,000, so that a browser may be busy while
   * it arrives. All viewers wait for the same bytes, so they take this much together.
   */
  private static final int MOST_BYTES_WAITING = 16 << 20;

  private final AsyncContext exchange;
  private final ServletOutputStream out;
  private final Viewers viewers;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int bytesWaiting;
  private boolean mayWrite;
  private boolean unflushed;
  private boolean gone;

  /**
   * A viewer whose response headers are set.
   *
   * @param viewers told when the connection ends or the viewer is disconnected
   */
  StreamViewer(AsyncContext exchange, ServletOutputStream out, Viewers viewers) {
    this.exchange = exchange;
    this.out = out;
    this.viewers = viewers;
  }

  @Override
  public synchronized void begin(byte[]... events) {
    for (int last = events.length - 1; last >= 0 && !gone; last--) {
      waiting.addFirst(events[last]);
      bytesWaiting += events[last].length;
    }
    if (mayWrite) {
      write();
    }
  }

  @Override
  public void send(byte[] event) {
    boolean tooSlow = false;
    synchronized (this) {
      if (gone) {
        return;
      }
      waiting.addLast(event);
      bytesWaiting += event.length;
      if (mayWrite) {
        write();
      }
      // The first event may be larger than the limit: what counts is whether anything is read.
      tooSlow = bytesWaiting > MOST_BYTES_WAITING && waiting.size() > 1;
    }
    if (tooSlow) {
      viewers.removeTooSlow(this);
      disconnect();
    }
  }

  @Override
  public synchronized void onWritePossible() {
    write();
  }

  /** Writes until the connection takes no more; the container calls again when it does. */
  private void write() {
    try {
      mayWrite = false;
      while (!gone && out.isReady()) {
        byte[] next = waiting.pollFirst();
        if (next != null) {
          bytesWaiting -= next.length;
          unflushed = true;
          out.write(next);
        } else if (unflushed) {
          unflushed = false;
          out.flush();
        } else {
          mayWrite = true; // the container does not call again: the next event resumes writing
          return;
        }
      }
    } catch (IOException | IllegalStateException connectionLost) {
      gone = true;
      viewers.remove(this);
    }
  }

  /** Ends the answer, and with it the connection. */
  void disconnect() {
    synchronized (this) {
      if (gone) {
        return;
      }
      gone = true;
      waiting.clear();
    }
    viewers.remove(this);
    exchange.complete();
  }

  @Override
  public void onError(Throwable connectionLost) {
    disconnect();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    viewers.remove(this);
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    disconnect();
  }

  @Override
  public void onError(AsyncEvent event) {
    disconnect();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // The exchange is never restarted.
  }
}
