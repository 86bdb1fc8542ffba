package velib.kafka;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Asks a broker or ZooKeeper on this machine whether it serves, without a client library. */
final class Probe {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final short METADATA = 3;
  private static final short METADATA_VERSION = 1;

  private Probe() {}

  /** Whether the broker knows of itself: from then on topics can be made. */
  static boolean brokerServes(int port) {
    try (Socket socket = connect(port)) {
      // Request: length, API, version, correlation id, no client id, no topics.
      ByteBuffer request = ByteBuffer.allocate(18);
      request.putInt(14).putShort(METADATA).putShort(METADATA_VERSION);
      request.putInt(1).putShort((short) -1).putInt(0);
      new DataOutputStream(socket.getOutputStream()).write(request.array());
      DataInputStream answer = new DataInputStream(socket.getInputStream());
      answer.readInt(); // length
      answer.readInt(); // correlation id
      return answer.readInt() > 0; // number of brokers
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Whether ZooKeeper answers {@code ruok} with {@code imok}. */
  static boolean zooKeeperServes(int port) {
    try (Socket socket = connect(port)) {
      socket.getOutputStream().write("ruok".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(4);
      return new String(answer, StandardCharsets.US_ASCII).equals("imok");
    } catch (IOException notYet) {
      return false;
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
