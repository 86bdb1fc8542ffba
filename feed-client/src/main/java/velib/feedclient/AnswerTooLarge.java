package velib.feedclient;

import java.io.IOException;

/** An answer has more bytes than the settings allow, as sent or as decompressed. */
public final class AnswerTooLarge extends IOException {
  AnswerTooLarge(int maxBytes) {
    super(String.format("the answer is larger than %d bytes (FEED_MAX_MEBIBYTES)", maxBytes));
  }
}
