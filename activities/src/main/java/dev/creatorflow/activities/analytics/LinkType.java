package dev.creatorflow.activities.analytics;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What kind of page a link leads to, by its host: a domain counts with everything below it, and nothing that merely
 * contains its letters ({@code netflix.com} is not {@code x.com}).
 */
public enum LinkType {
    ONLYFANS("onlyfans.com"),
    LINKTREE("linktr.ee", "linktree.com"),
    ALLMYLINKS("allmylinks.com", "all.my"),
    BEACONS("beacons.ai"),
    BIOLINK("bio.link"),
    FANSLY("fansly.com", "fans.ly"),
    MYM("mym.fans"),
    PATREON("patreon.com"),
    CASHAPP("cash.app", "cashapp.com"),
    PAYPAL("paypal.com", "paypal.me"),
    TWITTER("twitter.com", "x.com"),
    YOUTUBE("youtube.com", "youtu.be"),
    TIKTOK("tiktok.com"),
    SNAPCHAT("snapchat.com"),
    TELEGRAM("telegram.org", "telegram.me", "telegram.com", "t.me"),
    DISCORD("discord.com", "discord.gg", "discordapp.com"),
    PERSONAL_SITE(),
    OTHER();

    /** Endings of ordinary sites, also below a country's ({@code shop.example.co.uk}). */
    private static final Set<String> SITE_ENDINGS = Set.of("com", "net", "org", "io", "co");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> domains;

    LinkType(String... domains) {
        this.domains = List.of(domains);
    }

    /** The word stored in {@code external_url_type}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a link, with or without a scheme; null where there is no link. */
    public static @Nullable LinkType of(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return null;
        }
        String host = host(url.strip().toLowerCase(Locale.ROOT));
        for (LinkType type : values()) {
            if (type.domains.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain))) {
                return type;
            }
        }
        return isOrdinarySite(host) ? PERSONAL_SITE : OTHER;
    }

    private static boolean isOrdinarySite(String host) {
        return List.of(host.split("\\.")).stream().skip(1).anyMatch(SITE_ENDINGS::contains);
    }

    /** Everything between scheme and path, without user, port and the dot of a fully qualified name. */
    private static String host(String url) {
        String rest = url.replaceFirst("^[a-z][a-z0-9+.-]*://|^//", "");
        String authority = rest.split("[/?#\\\\]", 2)[0];
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        return hostAndPort.replaceFirst(":\\d*$", "").replaceFirst("\\.$", "");
    }
}
