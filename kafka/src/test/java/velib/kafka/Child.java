package velib.kafka;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;

/** A program that does what its first argument says. */
final class Child {
  private Child() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "report":
        System.out.println(arguments[1] + "=" + System.getenv(arguments[1]));
        System.exit(7);
        break;
      case "count":
        for (int line = 1; line <= Integer.parseInt(arguments[1]); line++) {
          System.out.println(line);
        }
        break;
      case "wait":
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("tidied up")));
        waitForever("started\n");
        break;
      case "cling":
        Runtime.getRuntime().addShutdownHook(new Thread(() -> waitForever("")));
        waitForever("started\n");
        break;
      case "parent":
        ChildProcess child =
            ChildProcess.java(
                    "a grandchild", System.getProperty("java.class.path"), "velib.kafka.Child")
                .arguments(List.of("wait"))
                .start(Path.of(arguments[1]));
        Awaitility.await().until(() -> child.output().startsWith("started\n"));
        waitForever("started\n" + child.pid() + "\n");
        break;
      default:
        throw new IllegalStateException("on purpose");
    }
  }

  private static void waitForever(String said) {
    System.out.print(said);
    System.out.flush();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException ignored) {
      Thread.currentThread().interrupt();
    }
  }
}
