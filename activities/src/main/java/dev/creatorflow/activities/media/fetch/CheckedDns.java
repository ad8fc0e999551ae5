package dev.creatorflow.activities.media.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a name and refuses it where any of its addresses is a private one. The connection goes to the addresses returned here and to no
 * others, so that a name that changes its mind between check and connection gains nothing.
 */
final class CheckedDns implements DnsResolver {
    private final DnsResolver resolver;
    private final HostRules rules;
    private final @Nullable InetSocketAddress proxy;

    /** @param proxy the proxy the settings name, which may be anywhere; null for none */
    CheckedDns(DnsResolver resolver, HostRules rules, @Nullable InetSocketAddress proxy) {
        this.resolver = resolver;
        this.rules = rules;
        this.proxy = proxy;
    }

    /** A private address behind a name that has no exemption. */
    static final class RefusedAddressException extends UnknownHostException {
        RefusedAddressException(String message) {
            super(message);
        }
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetAddress[] addresses = resolver.resolve(host);
        if (!isProxy(host, port)) {
            for (InetAddress address : addresses) {
                if (!rules.mayConnect(host, port, address)) {
                    throw new RefusedAddressException(host + " has the private address " + address.getHostAddress());
                }
            }
        }
        return Arrays.stream(addresses)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Without a port no exemption can be judged: nothing asks this way. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return resolve(host, -1).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private boolean isProxy(String host, int port) {
        return proxy != null && proxy.getHostString().equalsIgnoreCase(host) && proxy.getPort() == port;
    }
}
