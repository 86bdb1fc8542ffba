package velib.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A login module that asks a directory at any address runs what that directory answers, and whoever
 * may change the broker's settings may name one. This Kafka has no switch against it.
 */
class LoginModulesIT {
  private static final Path HOME = Path.of(System.getProperty("velib.kafka.home"));

  @TempDir Path data;

  @ParameterizedTest
  @CsvSource({
    "com.sun.security.auth.module.JndiLoginModule, user.provider.url",
    "com.sun.security.auth.module.LdapLoginModule, userProvider"
  })
  void theBrokerCannotLoadALoginModuleThatAsksADirectory(String module, String address)
      throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (ServerSocket directory = new ServerSocket(0, 1, InetAddress.getByName(LocalKafka.HOST))) {
      hangUpOnEachCaller(directory, asked);
      String jaas =
          String.format(
              Locale.ROOT,
              "%s required %s=\"ldap://%s:%d/o=x\" group.provider.url=\"x\" useFirstPass=\"true\";",
              module,
              address,
              LocalKafka.HOST,
              directory.getLocalPort());

      assertThatThrownBy(
              () ->
                  LocalKafka.start(
                      HOME,
                      data,
                      Map.of(
                          "listener.security.protocol.map", "PEOPLE:SASL_PLAINTEXT",
                          "sasl.enabled.mechanisms", "PLAIN",
                          "sasl.mechanism.inter.broker.protocol", "PLAIN",
                          "listener.name.people.plain.sasl.jaas.config", jaas),
                      LocalKafka.SMALL_JVM))
          .hasMessageContaining("No LoginModule found for " + module);
      assertThat(asked).hasValue(0);
    }
  }

  private static void hangUpOnEachCaller(ServerSocket directory, AtomicInteger callers) {
    Thread listener =
        new Thread(
            () -> {
              try {
                while (true) {
                  directory.accept().close();
                  callers.incrementAndGet();
                }
              } catch (IOException closed) {
                // The test is over.
              }
            });
    listener.setDaemon(true);
    listener.start();
  }
}
