package velib.feedclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/** The user and password that an address names, as an HTTP header carries them. */
final class BasicCredentials {
  private BasicCredentials() {}

  /** The value of the header {@code Authorization}; empty if the address names no user. */
  static Optional<String> of(URI address) {
    return Optional.ofNullable(address.getUserInfo())
        .map(user -> user.contains(":") ? user : user + ":")
        .map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)));
  }
}
