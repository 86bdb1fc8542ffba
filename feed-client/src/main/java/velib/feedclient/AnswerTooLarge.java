package velib.feedclient;

import java.io.IOException;
import java.util.Locale;

/** An answer has more bytes than the settings allow, as sent or as decompressed. */
public final class AnswerTooLarge extends IOException {
  AnswerTooLarge(int maxBytes) {
    super(
        String.format(
            Locale.ROOT, "the answer is larger than %d bytes (FEED_MAX_MEBIBYTES)", maxBytes));
  }
}
