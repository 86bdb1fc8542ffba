package velib.kafka;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Asks a broker or ZooKeeper on this machine whether it serves, without a client library. */
final class Probe {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final short METADATA = 3;
  private static final short METADATA_VERSION = 1;

  private Probe() {}

  /**
   * Why the broker does not serve yet; empty once it knows itself and at least this many topics.
   * After a start it learns both from the controller, and until then it answers that there are
   * none.
   */
  static Optional<String> brokerObstacle(int port, int topics) {
    try (Socket socket = connect(port)) {
      // Request: length, API, version, correlation id, no client id, all topics.
      ByteBuffer request = ByteBuffer.allocate(18);
      request.putInt(14).putShort(METADATA).putShort(METADATA_VERSION);
      request.putInt(1).putShort((short) -1).putInt(-1);
      socket.getOutputStream().write(request.array());
      DataInputStream answer = new DataInputStream(socket.getInputStream());
      answer.skipBytes(8); // length and correlation id
      int brokers = answer.readInt();
      for (int broker = 0; broker < brokers; broker++) {
        answer.readInt(); // its id
        answer.readUTF(); // host
        answer.readInt(); // port
        if (answer.readShort() >= 0) {
          throw new IOException("a rack, which no broker of ours has");
        }
      }
      answer.readInt(); // the controller's id
      int known = answer.readInt();
      return brokers > 0 && known >= topics
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ROOT,
                  "it answers that it knows %d brokers and %d of %d topics",
                  brokers,
                  known,
                  topics));
    } catch (IOException notYet) {
      return Optional.of("it does not answer: " + notYet);
    }
  }

  /** Why ZooKeeper does not serve yet; empty if it answers {@code ruok} with {@code imok}. */
  static Optional<String> zooKeeperObstacle(int port) {
    try (Socket socket = connect(port)) {
      socket.getOutputStream().write("ruok".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(4);
      String words = new String(answer, StandardCharsets.US_ASCII);
      return words.equals("imok") ? Optional.empty() : Optional.of("it answers \"" + words + "\"");
    } catch (IOException notYet) {
      return Optional.of("it does not answer: " + notYet);
    }
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(
          new InetSocketAddress(InetAddress.getByName(LocalKafka.HOST), port), TIMEOUT_MILLIS);
      return socket;
    } catch (IOException refused) {
      socket.close();
      throw refused;
    }
  }
}
