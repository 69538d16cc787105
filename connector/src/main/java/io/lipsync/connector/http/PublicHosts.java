package io.lipsync.connector.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks up hosts for connections that somebody else has named, and gives no address that is not
 * public. The connection is made to the very addresses that were checked, so a name that resolves
 * differently the next time gains nothing. Thread-safe.
 *
 * <p>Where the JVM uses a proxy, only the proxy's name is looked up here: which hosts may be
 * reached is then up to the proxy.
 */
final class PublicHosts implements DnsResolver {
  private final DnsResolver lookup;
  private final Set<String> proxies;

  PublicHosts(DnsResolver lookup) {
    this.lookup = lookup;
    this.proxies =
        Stream.of("https.proxyHost", "http.proxyHost")
            .map(System::getProperty)
            .filter(host -> host != null && !host.isBlank())
            .collect(Collectors.toSet());
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = lookup.resolve(host);
    if (!proxies.contains(host)) {
      for (InetAddress address : addresses) {
        Optional<String> fault = PublicAddress.fault(address);
        if (fault.isPresent()) {
          throw new NotPublicException(host, fault.get());
        }
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return lookup.resolveCanonicalHostname(host);
  }

  /** The host leads to where nobody but this network's own people may send requests. */
  static final class NotPublicException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    NotPublicException(String host, String use) {
      super(host + " is not on the public internet (" + use + ")");
    }
  }
}
