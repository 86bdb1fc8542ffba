package velib.pipelinecheck;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/** Whether the broker answers: inside the containers' network, and clients of the machine. */
final class BrokerCheck {
  private static final String WHAT = "broker";

  private final Service broker;
  private final Findings findings;

  BrokerCheck(Service broker, Findings findings) {
    this.broker = broker;
    this.findings = findings;
  }

  /**
   * Looks at the broker; false if it gives no answer even inside the network.
   *
   * @param host its name inside the network, where the published port is the same
   */
  boolean look(BrokerClient kafka, String host) {
    Set<String> topics;
    try {
      topics = kafka.topics();
    } catch (KafkaException noAnswer) {
      findings.fault(WHAT, "gives no answer inside the containers' network", broker.logs());
      return false;
    }
    findings.fine(WHAT, "answers inside the containers' network");
    String address = "localhost:" + broker.publishedPort;
    if (!broker.isReachable) {
      findings.fault(
          WHAT,
          "gives no answer at " + address + " of this machine",
          "is there a firewall or a VPN in between?");
    } else if (!comesBack(host, topics)) {
      findings.fault(
          WHAT,
          "sends clients of this machine to another address than " + address,
          "was KAFKA_PORT changed since make up? run make up again");
    } else {
      findings.fine(WHAT, "answers at " + address + " of this machine");
    }
    return true;
  }

  /** Asks as a client of the machine does, which knows the broker as localhost. */
  private boolean comesBack(String host, Set<String> topics) {
    int port = broker.publishedPort;
    try {
      if (InetAddress.getByName(host).isLoopbackAddress()) {
        return answers(port, topics); // this runs on the machine itself
      }
      try (LocalForward machine = LocalForward.open(port, host, port)) {
        return answers(machine.localPort(), topics);
      }
    } catch (KafkaException | IOException noAnswer) {
      return false;
    }
  }

  private static boolean answers(int port, Set<String> topics) {
    try (BrokerClient client = new BrokerClient("localhost:" + port)) {
      return client.topics().equals(topics);
    }
  }
}
