package velib.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaIT {
  private static final Path HOME = Path.of(System.getProperty("velib.kafka.home"));

  @TempDir Path data;

  @Test
  void startsAgainOnTheSameDataWithTheSameTopics() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(HOME, data);
        Admin admin = admin(kafka)) {
      admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
    }
    try (LocalKafka kafka = LocalKafka.start(HOME, data);
        Admin admin = admin(kafka)) {
      assertThat(admin.listTopics().names().get()).isEqualTo(Set.of("kept"));
    }
  }

  @Test
  void twoRunBesideEachOtherAndLeaveNoProcess() {
    ChildProcess first;
    ChildProcess second;
    try (LocalKafka one = LocalKafka.start(HOME, data.resolve("one"));
        LocalKafka two = LocalKafka.start(HOME, data.resolve("two"))) {
      first = one.broker();
      second = two.zooKeeper();
      assertThat(one.bootstrapServers()).isNotEqualTo(two.bootstrapServers());
      assertThat(first.isAlive()).isTrue();
      assertThat(second.isAlive()).isTrue();
    }
    assertThat(first.isAlive()).isFalse();
    assertThat(second.isAlive()).isFalse();
  }

  @Test
  void aFolderWithoutTheRuntimeIsNamedWithTheCommandThatMakesIt() {
    assertThatThrownBy(() -> LocalKafka.start(data, data))
        .hasMessageContaining(data.toString())
        .hasMessageContaining("./mvnw package -pl kafka");
  }

  @Test
  void aBrokerThatRefusesItsSettingsIsReportedInItsOwnWords() {
    assertThatThrownBy(
            () -> LocalKafka.start(HOME, data, Map.of("log.dirs", ""), LocalKafka.SMALL_JVM))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The broker ended. Its log, ")
        .hasMessageContaining("log.dirs");
  }

  @Test
  void aPortThatIsTakenIsReportedOnceOtherPortsWereTried() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LocalKafka.HOST))) {
      String listener = "PEOPLE://127.0.0.1:" + taken.getLocalPort();
      assertThatThrownBy(
              () ->
                  LocalKafka.start(HOME, data, Map.of("listeners", listener), LocalKafka.SMALL_JVM))
          .hasMessageContaining("Address already in use");
    }
  }

  private static Admin admin(LocalKafka kafka) {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }
}
