package dev.creatorflow.activities.settings;

import dev.creatorflow.activities.settings.SettingReader.Format;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the texts of settings are read. Each says in one clause what would be right. */
final class SettingFormats {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";
    private static final Pattern WORDS_SEPARATOR = Pattern.compile("[_\\s-]+");

    private SettingFormats() {}

    static Format<String> text() {
        return text -> text;
    }

    static Format<Secret> secret() {
        return Secret::new;
    }

    /** One word that may stand in a host name, a bucket name or the like: no blanks, no slashes. */
    static Format<String> name() {
        return text -> {
            if (text.matches(NAME)) {
                return text;
            }
            throw new NotRightException("a name of letters, digits, dots and dashes is wanted");
        };
    }

    /** A name that an address can be made of. */
    static Format<String> hostName() {
        return text -> {
            if (text.matches(NAME) && URI.create("https://" + text).getHost() != null) {
                return text;
            }
            throw new NotRightException("the name of a host is wanted, for example api.example.com");
        };
    }

    static Format<Long> wholeNumber(long least, long most) {
        return text -> {
            try {
                long number = Long.parseLong(text.replace("_", ""));
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new NotRightException(wholeNumberWanted(least, most));
            }
            throw new NotRightException(wholeNumberWanted(least, most));
        };
    }

    private static String wholeNumberWanted(long least, long most) {
        return most == Long.MAX_VALUE
                ? "a whole number of at least " + least + " is wanted"
                : "a whole number from " + least + " to " + most + " is wanted";
    }

    static Format<Integer> count(int least, int most) {
        return text -> Math.toIntExact(wholeNumber(least, most).read(text));
    }

    /** A number above zero. */
    static Format<Double> positive() {
        return text -> {
            double number = money().read(text).doubleValue();
            if (number > 0) {
                return number;
            }
            throw new NotRightException("a number above 0 is wanted, for example 2.5");
        };
    }

    /** An amount of zero or more. */
    static Format<BigDecimal> money() {
        return text -> {
            try {
                BigDecimal amount = new BigDecimal(text);
                if (amount.signum() >= 0 && amount.precision() <= 18 && Math.abs(amount.scale()) <= 12) {
                    return amount;
                }
            } catch (NumberFormatException e) {
                throw new NotRightException("a number is wanted, for example 0.30");
            }
            throw new NotRightException("a number of 0 or more is wanted, for example 0.30");
        };
    }

    static Format<Boolean> flag() {
        return text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new NotRightException("true or false is wanted");
        };
    }

    /** A constant of an enum, written in lower case with dashes. */
    static <E extends Enum<E>> Format<E> oneOf(Class<E> type) {
        return text -> {
            String wanted =
                    WORDS_SEPARATOR.matcher(text.strip()).replaceAll("_").toUpperCase(Locale.ROOT);
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(wanted)) {
                    return constant;
                }
            }
            throw new NotRightException(Arrays.stream(type.getEnumConstants())
                    .map(SettingFormats::written)
                    .collect(Collectors.joining(", ", "one of ", " is wanted")));
        };
    }

    /** How a constant is written in settings. */
    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <T> Format<List<T>> listOf(Format<T> element) {
        return text -> {
            List<T> list = new ArrayList<>();
            for (String part : text.split(",", -1)) {
                if (!part.isBlank()) {
                    list.add(element.read(part.strip()));
                }
            }
            return List.copyOf(list);
        };
    }

    /** An http(s) address without user, query or fragment; a slash at its end is dropped. */
    static Format<URI> webAddress() {
        return text -> {
            try {
                URI address = new URI(text.replaceAll("/+$", ""));
                boolean web =
                        "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
                if (web
                        && address.getHost() != null
                        && address.getRawUserInfo() == null
                        && address.getRawQuery() == null
                        && address.getRawFragment() == null) {
                    return address;
                }
            } catch (URISyntaxException e) {
                throw new NotRightException(ADDRESS_WANTED);
            }
            throw new NotRightException(ADDRESS_WANTED);
        };
    }

    private static final String ADDRESS_WANTED = "an address like https://host or http://127.0.0.1:9000 is wanted";

    /** {@code host:port}. */
    static Format<String> hostAndPort() {
        return text -> {
            int colon = text.lastIndexOf(':');
            if (colon > 0 && text.substring(colon + 1).matches("\\d{1,5}") && !text.contains("/")) {
                int port = Integer.parseInt(text.substring(colon + 1));
                if (port >= 1 && port <= 65535) {
                    return text;
                }
            }
            throw new NotRightException("host:port is wanted, for example 127.0.0.1:7233");
        };
    }

    static Format<ZoneId> zone() {
        return text -> {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new NotRightException("a time zone like UTC or Europe/Berlin is wanted");
            }
        };
    }

    /** A file or folder; a relative one counts from the working directory. */
    static Format<Path> path(Path workingDir) {
        return text -> {
            try {
                return workingDir.resolve(text).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw new NotRightException("a path is wanted");
            }
        };
    }
}
