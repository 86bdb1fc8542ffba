package velib.stacktests.guarantees.pipeline;

/** A part of the pipeline that is disturbed; each runs in a container of its own. */
public enum Part {
  PRODUCER("producer"),
  SPARK_CONSUMER("spark-consumer"),
  KAFKA("kafka"),
  ZOOKEEPER("zookeeper");

  /** Its name in the Compose file. */
  public final String service;

  Part(String service) {
    this.service = service;
  }

  @Override
  public String toString() {
    return service;
  }
}
