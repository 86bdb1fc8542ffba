package velib.sparkconsumer.sink;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import velib.sparkconsumer.totals.Binary;

/**
 * Collects the dead letters of one task: in memory while they are few, then in a file in the
 * checkpoint's folder. A faulty publisher can cause more dead letters than fit in the driver's
 * memory.
 */
final class DeadLetterSpool implements Closeable {
  private static final int MAX_BYTES_IN_MEMORY = 1 << 20;

  private final String file;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private DataOutputStream out = new DataOutputStream(memory);
  private boolean inFile;

  DeadLetterSpool(String file) {
    this.file = file;
  }

  /** Adds the next dead letter. */
  void add(byte[] letter) throws IOException {
    if (!inFile && memory.size() + letter.length > MAX_BYTES_IN_MEMORY) {
      out = new DataOutputStream(SpooledDeadLetters.create(file));
      memory.writeTo(out);
      inFile = true;
    }
    Binary.writeBytes(out, letter);
  }

  /** Ends the spool and returns its dead letters in the order in which they were added. */
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
