package io.lipsync.connector.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Looks up hosts for connections that somebody else has named, and gives no address that is not
 * public. The connection is made to the very addresses that were checked, so a name that resolves
 * differently the next time gains nothing. Thread-safe.
 *
 * <p>Where the JVM uses a proxy, the proxy connects, and only its name is looked up for that. Then
 * the target is looked up beforehand: the proxy is not asked for what is seen from here to lead
 * inside. What cannot be looked up from here is up to the proxy.
 */
final class PublicHosts implements DnsResolver, ExecChainHandler {
  private final DnsResolver lookup;
  private final Set<String> privateHosts;
  private final Set<String> proxies;

  /**
   * @param privateHosts names that may lead inside, in lower case
   */
  PublicHosts(DnsResolver lookup, Set<String> privateHosts) {
    this.lookup = lookup;
    this.privateHosts = Set.copyOf(privateHosts);
    this.proxies =
        Stream.of("https.proxyHost", "http.proxyHost")
            .map(System::getProperty)
            .filter(host -> host != null && !host.isBlank())
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Checks targets that {@link #resolve} does not see, or takes for the proxy. */
  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    String target = scope.route.getTargetHost().getHostName();
    if (scope.route.getProxyHost() != null || isProxy(target)) {
      checkBeforehand(target);
    }
    return chain.proceed(request, scope);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return isProxy(host) ? lookup.resolve(host) : checked(host);
  }

  private void checkBeforehand(String target) throws RefusedHostException {
    try {
      checked(target);
    } catch (RefusedHostException e) {
      throw e;
    } catch (UnknownHostException e) {
      // Only the proxy can look it up.
    }
  }

  private InetAddress[] checked(String host) throws UnknownHostException {
    InetAddress[] addresses = lookup.resolve(host);
    if (!privateHosts.contains(HostName.ascii(host).toLowerCase(Locale.ROOT))) {
      for (InetAddress address : addresses) {
        Optional<String> fault = PublicAddress.fault(address);
        if (fault.isPresent()) {
          throw RefusedHostException.notPublic(host, fault.get());
        }
      }
    }
    return addresses;
  }

  private boolean isProxy(String host) {
    return proxies.contains(host.toLowerCase(Locale.ROOT));
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return lookup.resolveCanonicalHostname(host);
  }
}
