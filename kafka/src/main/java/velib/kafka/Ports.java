package velib.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports that nobody listens on. */
final class Ports {
  // Below the ports of outgoing connections (32768 and up on Linux), one of which could be taken
  // while a broker restarts.
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 100;

  private Ports() {}

  static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      try (ServerSocket socket =
          new ServerSocket(port, 1, InetAddress.getByName(LocalKafka.HOST))) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // Taken: try another one.
      }
    }
    throw new IllegalStateException(
        String.format(
            Locale.ROOT,
            "No free port on %s: tried %d between %d and %d. Is loopback up?",
            LocalKafka.HOST,
            ATTEMPTS,
            LOWEST,
            HIGHEST));
  }
}
