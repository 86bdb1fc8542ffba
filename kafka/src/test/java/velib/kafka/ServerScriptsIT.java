package velib.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts that start the servers in the containers hand to Java. */
class ServerScriptsIT {
  @TempDir Path folder;

  private final Shell shell = new Shell();

  @BeforeEach
  void printInsteadOfRunning() throws Exception {
    shell.withPrintingJava(folder.resolve("java"));
  }

  @Test
  void theBrokerListensForPeopleAndForContainers() throws Exception {
    assertThat(shell.run("kafka-server").lines())
        .contains(
            "kafka.Kafka",
            "listeners=PEOPLE://0.0.0.0:9092,CONTAINERS://0.0.0.0:9093",
            "advertised.listeners=PEOPLE://localhost:9092,CONTAINERS://kafka:9093",
            "zookeeper.connect=localhost:2181");
  }

  @Test
  void whatIsTypedWithPort9092InsideTheContainerWorksWhenPeopleHaveAnotherPort() throws Exception {
    assertThat(shell.with("KAFKA_PORT", "19092").run("kafka-server").lines())
        .contains(
            "listeners=PEOPLE://0.0.0.0:19092,CONTAINERS://0.0.0.0:9093,INSIDE://127.0.0.1:9092",
            "advertised.listeners=PEOPLE://localhost:19092,CONTAINERS://kafka:9093,"
                + "INSIDE://localhost:9092");
  }

  @Test
  void aPortThatCannotBeIsRefused() throws Exception {
    for (String port : new String[] {"9093", "none"}) {
      Shell.Result result = shell.with("KAFKA_PORT", port).tryToRun("kafka-server");
      assertThat(result.status).isEqualTo(2);
      assertThat(result.output).contains("KAFKA_PORT is '" + port + "'");
    }
  }

  @Test
  void anyPropertyOfTheBrokerCanBeSetByTheEnvironmentOrByArgument() throws Exception {
    assertThat(
            shell
                .with("KAFKA_CFG_LOG_SEGMENT_BYTES", "1048576")
                .with("KAFKA_DATA_DIR", "/data")
                .run("kafka-server --override num.io.threads=2"))
        .contains("--override\nlog.dirs=/data\n")
        .endsWith("--override\nlog.segment.bytes=1048576\n--override\nnum.io.threads=2");
  }

  @Test
  void theBrokerRunsWithoutTheModuleOfTheLoginModulesThatAskADirectory() throws Exception {
    assertThat(shell.run("kafka-server").lines())
        .containsSubsequence("--limit-modules", "kafka.Kafka")
        .noneMatch(argument -> argument.contains("jdk.security.auth"));
  }

  @Test
  void whatTheyPrintDoesNotDependOnTheLocale() throws Exception {
    shell.with("ZOOKEEPER_DATA_DIR", folder.toString());

    for (String command : List.of("kafka-server", "zookeeper-server", "kafka-topics --list")) {
      assertThat(shell.run(command).lines())
          .as(command)
          .contains("-Duser.language=en", "-Duser.country=US", "-Duser.language.format=en");
    }
  }

  @Test
  void memoryIsSetByTheEnvironment() throws Exception {
    shell.with("KAFKA_HEAP_OPTS", "-Xms1g -Xmx1g").with("ZOOKEEPER_DATA_DIR", folder.toString());

    assertThat(shell.run("kafka-server")).contains("\n-Xms1g\n-Xmx1g\n").doesNotContain("-Xmx256m");
    assertThat(shell.with("ZOOKEEPER_HEAP_OPTS", "-Xmx64m").run("zookeeper-server"))
        .contains("\n-Xmx64m\n");
  }

  @Test
  void zooKeeperKeepsItsDataAndItsSettingsInTheFolderThatItIsGiven() throws Exception {
    Path data = folder.resolve("new").resolve("zookeeper");

    String started = shell.with("ZOOKEEPER_DATA_DIR", data.toString()).run("zookeeper-server");

    assertThat(started).endsWith("QuorumPeerMain\n" + data.resolve("zookeeper.properties"));
    assertThat(Files.readString(data.resolve("zookeeper.properties")))
        .contains("admin.enableServer=false")
        .endsWith("dataDir=" + data + "\nclientPort=2181\n");
  }

  @Test
  void theirOwnFiguresAreShownOnlyWhereAPortIsGiven() throws Exception {
    shell.with("ZOOKEEPER_DATA_DIR", folder.toString());

    assertThat(shell.run("kafka-server") + shell.run("zookeeper-server"))
        .doesNotContain("-javaagent");

    shell.with("KAFKA_METRICS_PORT", "9103").with("ZOOKEEPER_METRICS_PORT", "9104");
    assertThat(shell.run("kafka-server"))
        .containsPattern("-javaagent:.*/agent/.*=9103:.*/config/kafka-metrics.yml\n");
    assertThat(shell.run("zookeeper-server"))
        .containsPattern("-javaagent:.*/agent/.*=9104:.*/config/zookeeper-metrics.yml\n");
  }

  @Test
  void aMachineWithoutJavaIsToldSo() throws Exception {
    Shell.Result result = shell.with("JAVA_HOME", "/nowhere").tryToRun("kafka-topics --list");

    assertThat(result.status).isEqualTo(127);
    assertThat(result.output).contains("no Java at '/nowhere/bin/java'").contains("JRE 11 or 17");
  }
}
