package velib.pipelinecheck;

/** A service of the pipeline whose container runs. */
final class Service {
  final String name;

  /** The port of the machine at which it can be reached. */
  final int publishedPort;

  /** Whether that port takes connections, as seen from the machine. */
  final boolean isReachable;

  Service(String name, int publishedPort, boolean isReachable) {
    this.name = name;
    this.publishedPort = publishedPort;
    this.isReachable = isReachable;
  }

  /** What a person does first to see what is wrong with it. */
  String logs() {
    return "docker compose logs --tail 20 " + name;
  }
}
