package velib.sparkconsumer.sink;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import velib.sparkconsumer.totals.Binary;
import velib.sparkconsumer.totals.DeadLetter;

/**
 * Merges the dead letters of all tasks of a batch into the order of the input topic, and reads them
 * one at a time. Those of each task are already in order.
 */
final class DeadLettersInOrder implements Closeable {
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing((Task task) -> task.next, DeadLetter.IN_ORDER));

  DeadLettersInOrder(List<SpooledDeadLetters> spooled) throws IOException {
    try {
      for (SpooledDeadLetters letters : spooled) {
        putBack(new Task(letters.open()));
      }
    } catch (IOException failed) {
      close();
      throw failed;
    }
  }

  /** Returns the next dead letter, or null if none is left. */
  DeadLetter next() throws IOException {
    Task task = tasks.poll();
    if (task == null) {
      return null;
    }
    DeadLetter next = task.next;
    putBack(task);
    return next;
  }

  private void putBack(Task task) throws IOException {
    if (task.advance()) {
      tasks.add(task);
    } else {
      task.letters.close();
    }
  }

  @Override
  public void close() throws IOException {
    for (Task task : tasks) {
      task.letters.close();
    }
  }

  /** The dead letters of one task that have not been read yet. */
  private static final class Task {
    private final DataInputStream letters;
    private DeadLetter next;

    Task(DataInputStream letters) {
      this.letters = letters;
    }

    boolean advance() throws IOException {
      try {
        next = Binary.read(Binary.readBytes(letters), DeadLetter::read);
        return true;
      } catch (EOFException end) {
        return false;
      }
    }
  }
}
