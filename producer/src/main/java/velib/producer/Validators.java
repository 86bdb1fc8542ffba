package velib.producer;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.Optional;

/** The validators of a content (ETag, Last-Modified), to ask whether it has changed. */
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

  /** Makes a request conditional, so that unchanged content is not sent again. */
  void addTo(HttpRequest.Builder request) {
    entityTag.ifPresent(tag -> request.header("If-None-Match", tag));
    lastModified.ifPresent(time -> request.header("If-Modified-Since", time));
  }
}
