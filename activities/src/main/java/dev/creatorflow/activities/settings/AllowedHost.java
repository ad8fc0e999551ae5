package dev.creatorflow.activities.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place media may be fetched from.
 *
 * @param host a host name and everything below it; with a port exactly this host
 * @param port null: any port, but never a private address; else this port only, and the address may be private
 */
public record AllowedHost(String host, @Nullable Integer port) {

    private static final String WANTED = "host suffixes like fbcdn.net, or host:port like 127.0.0.1:9000, are wanted";

    /** Whether a URL with this host and (effective) port may be fetched. */
    public boolean allows(String wantedHost, int wantedPort) {
        return port == null ? Hosts.below(wantedHost, host) : port == wantedPort && host.equalsIgnoreCase(wantedHost);
    }

    /** Whether the host may turn out to be a loopback, link-local or private address. */
    public boolean mayBePrivate() {
        return port != null;
    }

    static AllowedHost parse(String text) throws NotRightException {
        String entry = text.toLowerCase(Locale.ROOT);
        if (entry.matches("\\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?")) {
            return new AllowedHost(entry.startsWith(".") ? entry.substring(1) : entry, null);
        }
        if (entry.matches("(\\[[0-9a-f:]+]|[a-z0-9.-]+):\\d{1,5}")) {
            int colon = entry.lastIndexOf(':');
            int port = Integer.parseInt(entry.substring(colon + 1));
            if (port >= 1 && port <= 65535) {
                return new AllowedHost(entry.substring(0, colon), port);
            }
        }
        throw new NotRightException(WANTED);
    }
}
