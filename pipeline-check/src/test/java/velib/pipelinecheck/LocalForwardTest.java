package velib.pipelinecheck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LocalForwardTest {
  private static final String HERE = "127.0.0.1";

  @Test
  void carriesBytesBothWays() throws IOException {
    try (ServerSocket far = new ServerSocket(0, 1, InetAddress.getByName(HERE));
        LocalForward forward = LocalForward.open(0, HERE, far.getLocalPort());
        Socket client = new Socket(HERE, forward.localPort());
        Socket server = far.accept()) {
      client.getOutputStream().write("question".getBytes(UTF_8));
      assertThat(server.getInputStream().readNBytes(8)).isEqualTo("question".getBytes(UTF_8));

      server.getOutputStream().write("answer".getBytes(UTF_8));
      assertThat(client.getInputStream().readNBytes(6)).isEqualTo("answer".getBytes(UTF_8));
    }
  }

  @Test
  void hangsUpOnAClientWhoseFarSideDoesNotAnswer() throws IOException {
    int nobody;
    try (ServerSocket closed = new ServerSocket(0)) {
      nobody = closed.getLocalPort();
    }
    try (LocalForward forward = LocalForward.open(0, HERE, nobody);
        Socket client = new Socket(HERE, forward.localPort())) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void takesNoConnectionOnceItIsClosed() throws IOException {
    LocalForward forward = LocalForward.open(0, HERE, 1);
    forward.close();

    assertThatThrownBy(() -> new Socket(HERE, forward.localPort())).isInstanceOf(IOException.class);
  }
}
