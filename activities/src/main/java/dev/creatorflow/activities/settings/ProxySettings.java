package dev.creatorflow.activities.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outbound proxy of the upstream clients.
 *
 * @param host the proxy's host
 * @param port the proxy's port
 * @param user user name, null for none
 * @param password password, null for none
 * @param exempt host suffixes that are reached directly
 */
public record ProxySettings(
        String host,
        int port,
        @Nullable String user,
        @Nullable Secret password,
        List<String> exempt) {

    private static final String WANTED = "http://host:port or http://user:password@host:port is wanted";

    public ProxySettings {
        exempt = List.copyOf(exempt);
    }

    /** Whether a request to this host goes through the proxy. This machine never does. */
    public boolean appliesTo(String targetHost) {
        return !Hosts.loopback(targetHost)
                && exempt.stream().noneMatch(suffix -> suffix.equals("*") || Hosts.below(targetHost, suffix));
    }

    ProxySettings exempting(List<String> hosts) {
        return new ProxySettings(
                host,
                port,
                user,
                password,
                hosts.stream().map(entry -> entry.replaceFirst("^\\*?\\.", "")).toList());
    }

    /** Safe to print. */
    @Override
    public String toString() {
        String login = user == null ? "" : user + (password == null ? "" : ":" + Secret.MASK) + "@";
        return "http://" + login + host + ":" + port;
    }

    static ProxySettings parse(String text) throws NotRightException {
        URI uri;
        try {
            uri = new URI(text.contains("://") ? text : "http://" + text);
        } catch (URISyntaxException e) {
            throw new NotRightException(WANTED);
        }
        String scheme = String.valueOf(uri.getScheme());
        if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new NotRightException(WANTED);
        }
        String[] login =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        return new ProxySettings(
                uri.getHost(),
                uri.getPort() > 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80,
                login.length > 0 ? login[0] : null,
                login.length > 1 ? new Secret(login[1]) : null,
                List.of());
    }
}
