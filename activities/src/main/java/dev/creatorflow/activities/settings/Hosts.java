package dev.creatorflow.activities.settings;

import java.util.Locale;

/** What a host name says about itself, without asking any name server. */
final class Hosts {

    private Hosts() {}

    /** Whether the name can only mean this machine. */
    static boolean loopback(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("::1")
                || name.matches("127(\\.\\d{1,3}){3}");
    }

    /** Whether {@code host} is {@code suffix} or lies below it; {@code evilfbcdn.net} is not below {@code fbcdn.net}. */
    static boolean below(String host, String suffix) {
        String name = host.toLowerCase(Locale.ROOT);
        String end = suffix.toLowerCase(Locale.ROOT);
        return name.equals(end) || name.endsWith("." + end);
    }
}
