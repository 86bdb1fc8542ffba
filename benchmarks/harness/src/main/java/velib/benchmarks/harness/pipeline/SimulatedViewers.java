package velib.benchmarks.harness.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Viewers of the live page that read every event as it comes, all in one thread, and one more that
 * reads nothing.
 */
final class SimulatedViewers implements AutoCloseable {
  /** HTTP/1.0, so that the answer is not chunked. */
  private static final byte[] REQUEST =
      "GET /api/stream HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);

  private static final Pattern TOTAL =
      Pattern.compile(
          "event: (?:results|totals)\n(?:id: .*\n)?data: .*\"network\":\\{\"total_bikes\":(\\d+)");

  private static final int SMALL_RECEIVE_BUFFER = 4_096;

  /** Receives each total that reaches a viewer. */
  interface Listener {
    /**
     * Called in the thread that reads.
     *
     * @param viewer the number of the viewer, from 0
     * @param totalBikes the bikes of the whole network
     * @param nanos the {@link System#nanoTime()} at which it was read
     */
    void onTotal(int viewer, long totalBikes, long nanos);
  }

  private final int port;
  private final Listener listener;
  private final Selector selector;
  private final List<SocketChannel> channels = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
  private final byte[] bytes = new byte[1 << 18];
  private final AtomicInteger lost = new AtomicInteger();
  private final Thread thread = new Thread(this::read, "viewers");
  private volatile boolean closed;

  /** Creates the viewers without connecting them. */
  SimulatedViewers(int port, Listener listener) {
    this.port = port;
    this.listener = listener;
    try {
      selector = Selector.open();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Connects a number of viewers and one that reads nothing, and starts reading. */
  void join(int viewers) {
    try {
      for (int viewer = 0; viewer < viewers; viewer++) {
        SocketChannel channel = connect(SocketChannel.open());
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Viewer(viewer));
      }
      SocketChannel deaf = SocketChannel.open();
      deaf.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_RECEIVE_BUFFER);
      connect(deaf);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    thread.start();
  }

  private SocketChannel connect(SocketChannel channel) throws IOException {
    channels.add(channel);
    channel.connect(new InetSocketAddress("127.0.0.1", port));
    channel.write(ByteBuffer.wrap(REQUEST));
    return channel;
  }

  /** Returns how many viewers lost their connection, not counting the one that reads nothing. */
  int lost() {
    return lost.get();
  }

  private void read() {
    while (!closed) {
      try {
        selector.select(this::read);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private void read(SelectionKey key) {
    buffer.clear();
    try {
      int count = ((SocketChannel) key.channel()).read(buffer);
      if (count >= 0) {
        buffer.flip();
        buffer.get(bytes, 0, count);
        ((Viewer) key.attachment()).take(bytes, count, System.nanoTime());
        return;
      }
    } catch (IOException connectionLost) {
      // Counted below, like the end of a stream.
    }
    lost.incrementAndGet();
    key.cancel();
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
      for (SocketChannel channel : channels) {
        channel.close();
      }
      selector.close();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Splits what it receives into events and looks only at the beginning of each. */
  private final class Viewer {
    private static final int BEGINNING = 512;

    private final int number;
    private final byte[] beginning = new byte[BEGINNING];
    private int kept;
    private boolean afterNewline;

    Viewer(int number) {
      this.number = number;
    }

    void take(byte[] bytes, int count, long nanos) {
      for (int i = 0; i < count; i++) {
        byte next = bytes[i];
        if (kept < BEGINNING) {
          beginning[kept++] = next;
        }
        if (next == '\n' && afterNewline) {
          ended(nanos);
        }
        afterNewline = next == '\n';
      }
    }

    private void ended(long nanos) {
      Matcher total = TOTAL.matcher(new String(beginning, 0, kept, UTF_8));
      if (total.find()) {
        listener.onTotal(number, Long.parseLong(total.group(1)), nanos);
      }
      kept = 0;
    }
  }
}
