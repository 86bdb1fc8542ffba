package velib.pipelinecheck;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Makes a port of another host a port of this one, as publishing a container's port does on the
 * machine that runs it: a client is then told to come back to localhost and gets there.
 */
final class LocalForward implements AutoCloseable {
  private static final long LONGEST_WAIT_MS = 1_000;

  private final String host;
  private final int port;
  private final ServerSocket door;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private Thread accepting;

  private LocalForward(String host, int port, ServerSocket door) {
    this.host = host;
    this.port = port;
    this.door = door;
  }

  /**
   * Connects to this port of localhost reach the host from now on, until this is closed.
   *
   * @param localPort 0 takes a free one
   * @throws IOException if the local port is taken
   */
  static LocalForward open(int localPort, String host, int port) throws IOException {
    LocalForward forward =
        new LocalForward(
            host, port, new ServerSocket(localPort, 50, InetAddress.getLoopbackAddress()));
    forward.accepting = inBackground(forward::accept);
    return forward;
  }

  int localPort() {
    return door.getLocalPort();
  }

  /**
   * Hangs up on everybody. The kernel takes connections for as long as a thread is waiting for one,
   * so this waits until that thread no longer is.
   */
  @Override
  public void close() throws IOException {
    door.close();
    try {
      accepting.join(LONGEST_WAIT_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        connect(door.accept());
      } catch (IOException closed) {
        // The loop ends with the door.
      }
    }
  }

  /** A client whose far side does not answer is hung up on, as it would be without this. */
  private void connect(Socket near) throws IOException {
    open.add(near);
    try {
      Socket far = new Socket(host, port);
      open.add(far);
      inBackground(() -> copy(near, far));
      inBackground(() -> copy(far, near));
    } catch (IOException noAnswer) {
      near.close();
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException hungUp) {
      // The other direction ends with it.
    }
  }

  private static Thread inBackground(Runnable work) {
    Thread thread = new Thread(work, "local-forward");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
