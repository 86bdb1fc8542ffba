package velib.feedclient;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import velib.settings.PrintableAddress;

/**
 * Follows redirects on one host only. Elsewhere might be anybody's server, and a feed that has
 * moved for good should be asked at its own address.
 */
final class Redirects {
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  private Redirects() {}

  /**
   * Returns where to ask next; empty if the response is the answer.
   *
   * @param asked the address that gave the response
   * @param setting the name of the setting that named it
   * @throws RefusedRedirect if the redirect leads to another host, or away from encryption
   */
  static Optional<URI> next(HttpResponse<?> response, URI asked, String setting)
      throws RefusedRedirect {
    Optional<String> location = response.headers().firstValue("Location");
    if (!STATUSES.contains(response.statusCode()) || location.isEmpty()) {
      return Optional.empty();
    }
    URI next = resolved(location.get(), asked);
    boolean losesEncryption =
        asked.getScheme().equals("https") && !next.getScheme().equals("https");
    if (losesEncryption || !asked.getHost().equalsIgnoreCase(next.getHost())) {
      throw new RefusedRedirect(
          String.format(
              Locale.ROOT,
              "status %d redirects to %s, and only redirects on the same host are followed; if"
                  + " that is the feed, set %s to its address",
              response.statusCode(),
              Quote.of(PrintableAddress.of(next)),
              setting));
    }
    return Optional.of(next);
  }

  private static URI resolved(String location, URI asked) throws RefusedRedirect {
    try {
      URI next = asked.resolve(location);
      if (next.getHost() != null
          && (next.getScheme().equals("http") || next.getScheme().equals("https"))) {
        return next;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // as below
    }
    throw new RefusedRedirect(
        "it redirects to \"" + Quote.of(PrintableAddress.of(location)) + "\", which is no address");
  }
}
