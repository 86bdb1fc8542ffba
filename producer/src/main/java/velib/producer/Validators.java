package velib.producer;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.Optional;

/** What a server gave with a content, by which it can be asked whether that has changed. */
final class Validators {
  static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

  private final Optional<String> entityTag;
  private final Optional<String> lastModified;

  private Validators(Optional<String> entityTag, Optional<String> lastModified) {
    this.entityTag = entityTag;
    this.lastModified = lastModified;
  }

  static Validators of(HttpHeaders headers) {
    return new Validators(headers.firstValue("ETag"), headers.firstValue("Last-Modified"));
  }

  boolean isEmpty() {
    return entityTag.isEmpty() && lastModified.isEmpty();
  }

  /** Makes a request one for changes alone. */
  void addTo(HttpRequest.Builder request) {
    entityTag.ifPresent(tag -> request.header("If-None-Match", tag));
    lastModified.ifPresent(time -> request.header("If-Modified-Since", time));
  }
}
