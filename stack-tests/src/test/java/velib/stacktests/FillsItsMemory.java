package velib.stacktests;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** A program that fills a list until its memory runs out; needs nothing but Java. */
final class FillsItsMemory {
  private static final int BYTES = 100_000;

  private FillsItsMemory() {}

  /** The class file, to be run where this module's classes are not. */
  static byte[] code() throws IOException {
    try (InputStream file = FillsItsMemory.class.getResourceAsStream("FillsItsMemory.class")) {
      return file.readAllBytes();
    }
  }

  public static void main(String[] arguments) {
    List<byte[]> list = new ArrayList<>();
    while (true) {
      list.add(new byte[BYTES]);
    }
  }
}
