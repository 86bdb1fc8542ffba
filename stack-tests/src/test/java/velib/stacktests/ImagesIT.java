package velib.stacktests;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the images, and what is not. */
@NeedsDocker
final class ImagesIT {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(15);

  @BeforeAll
  static void imagesAreBuilt() {
    new Command(Docker.environment(), List.of("make", "images")).succeed(BUILD_LIMIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zookeeper",
        "kafka",
        "kafka-init",
        "producer",
        "spark-consumer",
        "dashboard",
        "feed-simulator"
      })
  void holdsNoBuildTools(String service) {
    String found =
        Docker.inImage(
            "localhost/velib/" + service,
            "for tool in javac jar mvn gcc cc make git; do type -P $tool; done;"
                + " find / -xdev \\( -name 'javac*' -o -name 'apache-maven*' -o -name .m2 \\)"
                + " -not -path '/proc/*' 2>/dev/null; true");

    assertThat(found).isBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zookeeper",
        "kafka",
        "kafka-init",
        "producer",
        "spark-consumer",
        "dashboard",
        "feed-simulator"
      })
  void runsAsANamedUserWithoutRights(String service) {
    String user = Docker.inImage("localhost/velib/" + service, "echo $(id -u) $(whoami)");

    assertThat(user.trim()).isEqualTo("10001 velib");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zookeeper",
        "kafka",
        "kafka-init",
        "producer",
        "spark-consumer",
        "dashboard",
        "feed-simulator"
      })
  void saysWhatItIs(String service) {
    String labels = "{{json .Config.Labels}}";
    String said =
        String.join("", Docker.lines("inspect", "--format", labels, "localhost/velib/" + service));

    assertThat(said)
        .contains("\"org.opencontainers.image.title\":\"velib-" + service + "\"")
        .containsPattern("\"org\\.opencontainers\\.image\\.version\":\"\\d+\\.\\d+\\.\\d+\"")
        .contains("\"org.opencontainers.image.licenses\":\"Apache-2.0\"")
        .contains("\"org.opencontainers.image.description\":\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zookeeper",
        "kafka",
        "kafka-init",
        "producer",
        "spark-consumer",
        "dashboard",
        "feed-simulator"
      })
  void hasNoLog4j1OnItsClassPath(String service, @TempDir Path folder) throws IOException {
    String container = Docker.lines("create", "localhost/velib/" + service).get(0);
    try {
      Docker.lines("cp", container + ":/opt", folder.toString());
    } finally {
      Docker.lines("rm", container);
    }

    List<Path> jars;
    try (Stream<Path> files = Files.walk(folder)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).collect(toList());
    }

    assertThat(jars).as("jars of " + service).isNotEmpty();
    assertThat(jars).allSatisfy(ImagesIT::isNotLog4j1);
  }

  @Test
  void theConsumerStartsWithoutANetworkUpToWaitingForKafka() {
    String said =
        Docker.inImage(
            "localhost/velib/spark-consumer",
            "export KAFKA_BOOTSTRAP_SERVERS=kafka:9093 SPARK_LOCAL_HOSTNAME=localhost;"
                + " coproc timeout 50 spark-program velib.sparkconsumer.SparkConsumer"
                + " /opt/velib/app/spark-consumer.jar 2>&1;"
                + " while read -r line; do"
                + " echo \"$line\"; [[ ${line,,} != *'waiting for kafka'* ]] || break;"
                + " done <&${COPROC[0]}");

    assertThat(said).containsIgnoringCase("waiting for Kafka");
  }

  @Test
  void aProgramThatRefusesItsSettingsIsHeldAndSaysWhy() {
    String said =
        Docker.inImage(
            "localhost/velib/producer",
            "export POLL_INTERVAL_SECONDS=soon;"
                + " coproc hold-when-refused java-program velib.producer.StatusProducer 2>&1;"
                + " while read -r line; do"
                + " echo \"$line\"; [[ $line != *'does nothing more'* ]] || break;"
                + " done <&${COPROC[0]}; kill -0 $COPROC_PID && ! unless-held true && echo held; kill $COPROC_PID");

    assertThat(said)
        .contains("POLL_INTERVAL_SECONDS is \"soon\"", "does nothing more until", "held");
  }

  @Test
  void aProgramThatRunsOutOfMemoryIsStartedAgainAndNotHeld() throws IOException {
    String program =
        "mkdir -p /tmp/app/velib/stacktests;"
            + (" base64 -d <<<" + Base64.getEncoder().encodeToString(FillsItsMemory.code()))
            + " >/tmp/app/velib/stacktests/FillsItsMemory.class;"
            + " JAVA_OPTS=-Xmx16m exec hold-when-refused java-program -cp /tmp/app"
            + " velib.stacktests.FillsItsMemory";
    String image = "localhost/velib/producer";
    String container =
        Docker.lines("run", "--detach", "--restart", "on-failure:1", image, "bash", "-c", program)
            .get(0);
    try {
      // 3 is how a JVM says that its memory ran out.
      String state = "{{.RestartCount}} {{.State.Status}} {{.State.ExitCode}}";
      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () ->
                  Docker.lines("inspect", "--format", state, container)
                      .equals(List.of("1 exited 3")));
      assertThat(Docker.command("logs", container).run(Docker.A_MINUTE).all())
          .contains("java.lang.OutOfMemoryError")
          .doesNotContain("does nothing more");
    } finally {
      Docker.lines("rm", "--force", container);
    }
  }

  @Test
  void theBrokerLoadsNoLoginModuleThatAsksADirectoryAndHasItsArchiveOfClasses() {
    String said =
        Docker.inImage(
            "localhost/velib/kafka",
            "java --list-modules; export KAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP="
                + "PEOPLE:SASL_PLAINTEXT,CONTAINERS:SASL_PLAINTEXT;"
                + " export KAFKA_CFG_SASL_ENABLED_MECHANISMS=PLAIN"
                + " KAFKA_CFG_SASL_MECHANISM_INTER_BROKER_PROTOCOL=PLAIN"
                + " KAFKA_CFG_LISTENER_NAME_PEOPLE_PLAIN_SASL_JAAS_CONFIG="
                + "'com.sun.security.auth.module.JndiLoginModule required"
                + " user.provider.url=\"ldap://127.0.0.1:1/\" group.provider.url=\"x\";';"
                + " zookeeper-server >/tmp/zookeeper.log 2>&1 &"
                + " until zookeeper-answers 2>/dev/null; do sleep 0.1; done;"
                + " KAFKA_OPTS=\"$KAFKA_OPTS -Xshare:on\" kafka-server 2>&1; true");

    assertThat(said)
        .contains(
            "java.se@", "No LoginModule found for com.sun.security.auth.module.JndiLoginModule")
        .doesNotContain("jdk.security.auth@");
  }

  /** reload4j and log4j-over-slf4j bring the same class names, in code that is looked after. */
  private static void isNotLog4j1(Path path) {
    String name = path.getFileName().toString();
    try (JarFile jar = new JarFile(path.toFile())) {
      boolean hasItsClasses = jar.getEntry("org/apache/log4j/Category.class") != null;
      boolean isASuccessor = name.startsWith("reload4j-") || name.startsWith("log4j-over-slf4j-");

      assertThat(hasItsClasses && !isASuccessor).as(name + " holds log4j 1").isFalse();
    } catch (IOException failure) {
      throw new AssertionError("cannot read " + path, failure);
    }
  }
}
