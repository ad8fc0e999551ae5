package dev.creatorflow.activities.media.fetch;

import dev.creatorflow.activities.settings.AllowedHost;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Which hosts may be asked, and which addresses behind them. */
final class HostRules {
    private final List<AllowedHost> allowed;

    HostRules(List<AllowedHost> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** Why the link may not be asked, judged by its name alone; empty where it may. */
    Optional<String> refusal(SourceLink link) {
        boolean named = allowed.stream().anyMatch(entry -> entry.allows(link.host(), link.port()));
        return named
                ? Optional.empty()
                : Optional.of(link.host() + " is not among MEDIA_ALLOWED_HOSTS; add it there if it should be");
    }

    /** Whether the address may be connected to for this host and port. */
    boolean mayConnect(String host, int port, InetAddress address) {
        return !PrivateAddresses.contains(address) || mayBePrivate(host, port);
    }

    private boolean mayBePrivate(String host, int port) {
        return allowed.stream().anyMatch(entry -> entry.mayBePrivate() && entry.allows(host, port));
    }
}
