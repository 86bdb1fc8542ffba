package velib.sparkconsumer.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import velib.sparkconsumer.totals.Binary;

/**
 * Results that are not published yet, in a folder of the checkpoint: the state takes them for
 * published, and so does not return them again. There is a file for each batch, with the last
 * result of each postcode up to and including that batch.
 *
 * <p>Not thread-safe.
 */
public final class HeldResults {
  private final CheckpointFolder folder;
  private boolean mayExist = true;

  HeldResults(CheckpointFolder folder) {
    this.folder = folder;
  }

  /**
   * The results that are held when a batch begins, by postcode.
   *
   * @throws Refusal if those of the batch before are missing
   */
  public Map<String, byte[]> before(long batchId) throws IOException {
    Map<String, byte[]> results = new TreeMap<>();
    if (batchId == 0) {
      return results;
    }
    if (!folder.has(name(batchId - 1))) {
      throw new Refusal(
          String.format(
              Locale.ROOT,
              "The results that the checkpoint holds are gone: %s has none of batch %d. %s",
              folder,
              batchId - 1,
              Refusal.START_OVER));
    }
    try (DataInputStream in = new DataInputStream(folder.open(name(batchId - 1)))) {
      for (int left = in.readInt(); left > 0; left--) {
        String postcode = new String(Binary.readBytes(in), StandardCharsets.UTF_8);
        results.put(postcode, Binary.readBytes(in));
      }
    }
    return results;
  }

  /**
   * Keeps the results up to and including a batch. Those of the batch before are kept too, because
   * the batch may run again.
   */
  public void keep(long batchId, Map<String, byte[]> results) throws IOException {
    mayExist = true;
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(content);
    out.writeInt(results.size());
    for (Map.Entry<String, byte[]> result : results.entrySet()) {
      Binary.writeBytes(out, result.getKey().getBytes(StandardCharsets.UTF_8));
      Binary.writeBytes(out, result.getValue());
    }
    folder.write(name(batchId), content.toByteArray());
    folder.delete(name(batchId - 2));
  }

  /** Removes everything that is held. */
  public void remove() throws IOException {
    if (mayExist) {
      folder.delete();
      mayExist = false;
    }
  }

  private static String name(long batchId) {
    return Long.toString(batchId);
  }
}
