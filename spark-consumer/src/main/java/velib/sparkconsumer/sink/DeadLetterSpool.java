package velib.sparkconsumer.sink;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import velib.sparkconsumer.totals.Binary;

/**
 * Takes the dead letters of one task, in memory while they are few, from then on in a file of the
 * checkpoint: a script gone wrong can make more of them than a driver's memory holds.
 */
final class DeadLetterSpool implements Closeable {
  private static final int MOST_BYTES_IN_MEMORY = 1 << 20;

  private final String file;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private DataOutputStream out = new DataOutputStream(memory);
  private boolean inFile;

  DeadLetterSpool(String file) {
    this.file = file;
  }

  /** Takes the next one. */
  void add(byte[] letter) throws IOException {
    if (!inFile && memory.size() + letter.length > MOST_BYTES_IN_MEMORY) {
      out = new DataOutputStream(SpooledDeadLetters.create(file));
      memory.writeTo(out);
      inFile = true;
    }
    Binary.writeBytes(out, letter);
  }

  /** All that were taken, in the order in which they were. */
  SpooledDeadLetters finish() throws IOException {
    out.close();
    return inFile
        ? SpooledDeadLetters.inFile(file)
        : SpooledDeadLetters.inMemory(memory.toByteArray());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
