package velib.demo;

import java.net.URISyntaxException;
import java.nio.file.Path;
import velib.settings.ExitStatus;
import velib.settings.InvalidSettings;
import velib.settings.PrintableText;

/**
 * Runs the whole pipeline without Docker and shows its results: ZooKeeper, Kafka, topic creation,
 * the producer, the Spark job, and the feed simulator if the live feed does not answer.
 *
 * <p>Exit status 0 after an ordinary end and, with {@code RUN_FOR}, right results; {@link
 * ExitStatus#FAILED} when something failed; {@link ExitStatus#BAD_SETTINGS} when a setting is
 * wrong.
 */
public final class Demo {
  private Demo() {}

  /** Takes no arguments; the settings are environment variables. */
  public static void main(String[] arguments) {
    DemoConfiguration configuration = configuration();
    Workspace workspace = Workspace.create();
    Ending ending = Ending.ofThisThread(workspace);
    Screen screen = Screens.of(System.getenv());
    DemoRun run = new DemoRun(configuration, root(), workspace, screen);
    int status = ExitStatus.FAILED;
    try {
      if (configuration.get(DemoSettings.RUN_FOR) == 0) {
        ending.signalMeans(0);
      }
      status = run.run() ? 0 : ExitStatus.FAILED;
    } catch (Exception failure) {
      if (!ending.comesOfASignal()) {
        screen.rest();
        report(failure);
      }
    } finally {
      // Clears the interrupt, or waiting for the parts to stop would fail at once.
      Thread.interrupted();
      run.close();
    }
    if (!ending.isSignalled()) {
      ending.exit(status);
    }
  }

  private static DemoConfiguration configuration() {
    try {
      return DemoConfiguration.read(System.getenv());
    } catch (InvalidSettings invalid) {
      System.err.println(invalid.getMessage());
      System.exit(ExitStatus.BAD_SETTINGS);
      throw invalid;
    }
  }

  private static void report(Exception failure) {
    System.out.flush();
    if (failure instanceof DemoFailure || failure instanceof IllegalStateException) {
      System.err.println("The demo ends: " + PrintableText.lines(failure.getMessage()));
    } else {
      System.err.println("The demo ends by a fault of its own, please report it:");
      failure.printStackTrace();
    }
  }

  /** The project's folder: this code is in demo/target/app/demo.jar of it. */
  private static Path root() {
    try {
      Path jar = Path.of(Demo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolve("../../../..").normalize();
    } catch (URISyntaxException unusable) {
      throw new IllegalStateException("Cannot find the folder of the demo", unusable);
    }
  }
}
