package velib.sparkconsumer;

import java.util.List;
import java.util.OptionalInt;
import velib.settings.PipelineSettings;
import velib.settings.Setting;
import velib.settings.Settings;
import velib.sparkconsumer.kafka.ConsumerKafka;

/** The settings of the streaming job. */
public final class SparkConsumerSettings {
  /** Where Spark runs. */
  public static final Setting<String> SPARK_MASTER =
      Setting.matching(
          "SPARK_MASTER",
          "local[*]",
          "local(\\[.+\\])?|spark://.+|yarn|k8s://.+|mesos://.+",
          "a Spark master such as local[*], local[2] or spark://host:7077",
          "Where Spark runs: local[*] is all cores of this machine.");

  /** The folder of the checkpoint. */
  public static final Setting<String> CHECKPOINT_DIR =
      Setting.text(
          "CHECKPOINT_DIR",
          "checkpoint",
          "Folder of the job's checkpoint: its offsets and its state.");

  /** The number of state partitions. */
  public static final Setting<Integer> SPARK_SHUFFLE_PARTITIONS =
      Setting.wholeNumber(
          "SPARK_SHUFFLE_PARTITIONS",
          1,
          1,
          1000,
          "Partitions of the state; 1 makes a small batch one task from end to end. A checkpoint keeps the"
              + " number it began with.");

  /** How batches are planned and run. */
  public static final Setting<String> BATCH_ENGINE =
      Setting.matching(
          "BATCH_ENGINE",
          "small-batches",
          "small-batches|spark",
          "small-batches or spark",
          "How batches are run: small-batches runs a small one as a single task;"
              + " spark leaves all to Spark. Results and checkpoint are the same.");

  /** Whether Spark shows its own pages. */
  public static final Setting<Boolean> SPARK_UI =
      Setting.flag(
          "SPARK_UI",
          false,
          "Whether Spark shows its own pages; without them the job starts sooner and takes less memory.");

  /** The port of Spark's own pages. */
  public static final Setting<Integer> SPARK_UI_PORT =
      Setting.wholeNumber(
          "SPARK_UI_PORT", 4040, 0, 65_535, "Port of Spark's own pages on this machine.");

  /** Where the job's metrics and health are served. */
  public static final Setting<OptionalInt> CONSUMER_METRICS_PORT =
      Setting.portOrOff(
          "CONSUMER_METRICS_PORT",
          9102,
          "Port of the Spark job's metrics and health; by hand also 0 for a free one or off for none.");

  /** What happens when the input topic no longer holds what the checkpoint resumes from. */
  public static final Setting<String> ON_DATA_LOSS =
      Setting.matching(
          "ON_DATA_LOSS",
          "stop",
          "stop|earliest",
          "stop or earliest",
          "When the topic lost messages before they were read: stop, or start over with the earliest"
              + " that is left.");

  /** All settings of the job, including those it shares with other programs. */
  public static final List<Setting<?>> ALL =
      List.of(
          PipelineSettings.KAFKA_BOOTSTRAP_SERVERS,
          PipelineSettings.INPUT_TOPIC,
          PipelineSettings.RESULTS_TOPIC,
          PipelineSettings.DEAD_LETTER_TOPIC,
          PipelineSettings.TOPIC_COMPRESSION,
          PipelineSettings.STATION_TTL,
          PipelineSettings.POSTCODE_MAX_STATIONS,
          PipelineSettings.POLL_INTERVAL_SECONDS,
          SPARK_MASTER,
          CHECKPOINT_DIR,
          SPARK_SHUFFLE_PARTITIONS,
          BATCH_ENGINE,
          SPARK_UI,
          SPARK_UI_PORT,
          CONSUMER_METRICS_PORT,
          PipelineSettings.STATION_POSTCODES_FILE,
          ON_DATA_LOSS,
          ConsumerKafka.TRANSACTION_TIMEOUT,
          ConsumerKafka.BATCH_MAX_MESSAGES);

  /** What must hold between several settings. */
  static final Settings.Rule[] RULES = {PipelineSettings.TTL_COVERS_THREE_POLLS};

  private SparkConsumerSettings() {}
}
