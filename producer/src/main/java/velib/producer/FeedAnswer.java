package velib.producer;

import java.util.Optional;

/** A good answer of the feed's server: a content, or that the content known is still valid. */
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

  /** The content, decompressed; empty where it has not changed. */
  Optional<byte[]> body() {
    return Optional.ofNullable(body);
  }

  /** How to ask for changes of this content. */
  Validators validators() {
    return validators;
  }
}
