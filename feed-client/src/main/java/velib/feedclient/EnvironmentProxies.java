package velib.feedclient;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import velib.settings.PrintableAddress;

/**
 * Chooses HTTP proxies by HTTPS_PROXY, HTTP_PROXY and NO_PROXY, which Java itself does not read. A
 * user and a password in their addresses are sent to the proxy.
 *
 * <p>As with curl, lower-case names take precedence, and an entry of NO_PROXY covers a host and its
 * subdomains, or one port of them if it names a port. Private hosts, such as another container, are
 * always reached directly.
 */
public final class EnvironmentProxies extends ProxySelector {
  private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

  private static final int DEFAULT_PORT = 80;

  /** An IPv6 address has a port only if it is in brackets. */
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[[^\\]]*\\]|[^:]+):([0-9]{1,5})");

  private final Map<String, String> environment;

  /** Proxies from the variables of this environment. */
  public EnvironmentProxies(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Proxy> select(URI address) {
    return proxyFor(address).map(EnvironmentProxies::proxyAt).map(List::of).orElse(DIRECT);
  }

  /** The value of the header {@code Proxy-Authorization} for an address; empty if none is due. */
  Optional<String> credentials(URI address) {
    return proxyFor(address).flatMap(BasicCredentials::of);
  }

  /** Why an address cannot be reached as the environment says; empty if it can. */
  public Optional<String> fault(URI address) {
    try {
      proxyFor(address);
      return Optional.empty();
    } catch (IllegalArgumentException unusable) {
      return Optional.of(unusable.getMessage());
    }
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    // the failed poll says so
  }

  private boolean isExcepted(URI address) {
    return Stream.of(variable("no_proxy").orElse("").toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
        .anyMatch(entry -> covers(entry, address));
  }

  private static boolean covers(String entry, URI address) {
    Matcher hostAndPort = HOST_AND_PORT.matcher(entry);
    boolean hasPort = hostAndPort.matches();
    if (hasPort && Integer.parseInt(hostAndPort.group(2)) != Origin.port(address)) {
      return false;
    }
    String excepted = withoutBrackets(hasPort ? hostAndPort.group(1) : entry);
    excepted = excepted.replaceFirst("^[*]?[.]", "");
    String name = withoutBrackets(address.getHost().toLowerCase(Locale.ROOT));
    return excepted.equals("*")
        || !excepted.isEmpty() && (name.equals(excepted) || name.endsWith("." + excepted));
  }

  private static String withoutBrackets(String host) {
    return host.replaceAll("[\\[\\]]", "");
  }

  private Optional<URI> proxyFor(URI address) {
    if (!PublicHost.isNamedBy(address) || isExcepted(address)) {
      return Optional.empty();
    }
    String name = address.getScheme() + "_proxy";
    return variable(name).map(text -> proxy(name, text));
  }

  private Optional<String> variable(String lowerCaseName) {
    String value = environment.get(lowerCaseName);
    if (value == null || value.isBlank()) {
      value = environment.get(lowerCaseName.toUpperCase(Locale.ROOT));
    }
    return Optional.ofNullable(value).map(String::trim).filter(text -> !text.isEmpty());
  }

  private static URI proxy(String variable, String text) {
    try {
      URI proxy = new URI(text.contains("://") ? text : "http://" + text);
      if ("http".equalsIgnoreCase(proxy.getScheme()) && proxy.getHost() != null) {
        return proxy;
      }
    } catch (URISyntaxException notAnAddress) {
      // as below
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s is \"%s\": expected http://host:port, since only HTTP proxies can be used",
            variable,
            PrintableAddress.of(text)));
  }

  private static Proxy proxyAt(URI proxy) {
    int port = proxy.getPort() >= 0 ? proxy.getPort() : DEFAULT_PORT;
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port));
  }
}
