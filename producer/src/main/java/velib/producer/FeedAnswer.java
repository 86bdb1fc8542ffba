package velib.producer;

import java.util.Optional;

/** A good answer of the feed's server: new content, or that the known content is still valid. */
final class FeedAnswer {
  private final byte[] body;
  private final Validators validators;

  private FeedAnswer(byte[] body, Validators validators) {
    this.body = body;
    this.validators = validators;
  }

  static FeedAnswer of(byte[] body, Validators validators) {
    return new FeedAnswer(body, validators);
  }

  static FeedAnswer unchanged() {
    return new FeedAnswer(null, Validators.NONE);
  }

  /** The decompressed content; empty if it has not changed. */
  Optional<byte[]> body() {
    return Optional.ofNullable(body);
  }

  /** What to send in order to ask whether this content has changed. */
  Validators validators() {
    return validators;
  }
}
