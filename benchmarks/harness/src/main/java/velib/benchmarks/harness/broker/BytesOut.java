package velib.benchmarks.harness.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** How many bytes of a topic readers have fetched: the broker's own metric, read over JMX. */
final class BytesOut implements AutoCloseable {
  private final JMXConnector connector;
  private final MBeanServerConnection broker;

  private BytesOut(JMXConnector connector) throws IOException {
    this.connector = connector;
    broker = connector.getMBeanServerConnection();
  }

  /** Connects to the JMX port of a broker that this process has started. */
  @SuppressWarnings("BanJNDI") // how JMX finds a remote server
  static BytesOut of(int port) {
    try {
      return new BytesOut(
          JMXConnectorFactory.connect(
              new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi")));
    } catch (IOException failure) {
      throw new UncheckedIOException("The broker's JMX does not answer", failure);
    }
  }

  /** Returns the bytes fetched since the broker's start; 0 before the first fetch. */
  long of(String topic) {
    try {
      ObjectName name =
          new ObjectName("kafka.server:type=BrokerTopicMetrics,name=BytesOutPerSec,topic=" + topic);
      return (Long) broker.getAttribute(name, "Count");
    } catch (InstanceNotFoundException notRead) {
      return 0;
    } catch (IOException | JMException failure) {
      throw new IllegalStateException("The broker's JMX does not answer", failure);
    }
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException gone) {
      return; // with the broker
    }
  }
}
