package dev.creatorflow.activities.settings;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, taken apart so that the password travels apart from the address.
 *
 * @param host host name or address, without brackets
 * @param port port, 5432 where none was written
 * @param database name of the database
 * @param user user name, null where none was written (the driver then takes the operating system's)
 * @param password password, null where none was written
 * @param parameters the URL's other parameters, as the PostgreSQL driver names them
 */
public record DatabaseUrl(
        String host,
        int port,
        String database,
        @Nullable String user,
        @Nullable Secret password,
        Map<String, String> parameters) {

    private static final String WANTED =
            "postgresql://user:password@host:5432/database or a jdbc:postgresql: URL is wanted";

    private static final int DEFAULT_PORT = 5432;
    private static final String PLACE = "(?<host>\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]+)(?::(?<port>[0-9]{1,5}))?"
            + "/(?<database>[^/?#@]+)(?:\\?(?<query>.*))?";
    private static final Pattern ENCODED = Pattern.compile(
            "postgres(?:ql)?://(?:(?<login>[^/?#@]*)@)?" + PLACE.replace("(?<query>.*)", "(?<query>[^#]*)"));

    /** The password as it was given out, its signs not encoded: the address then begins behind the last {@code @}. */
    private static final Pattern AS_TYPED = Pattern.compile("postgres(?:ql)?://(?<login>.*)@" + PLACE);

    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    public DatabaseUrl {
        parameters = Map.copyOf(parameters);
    }

    /** The address for the PostgreSQL driver. Holds neither user nor password; hand these over apart. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + address() + query();
    }

    /** Safe to print: the password is masked, and parameters (which may carry one too) are left out. */
    @Override
    public String toString() {
        String login = user == null ? "" : user + (password == null ? "" : ":" + Secret.MASK) + "@";
        return "postgresql://" + login + address();
    }

    /** {@code host:port/database}. */
    public String address() {
        String shownHost = host.contains(":") ? "[" + host + "]" : host;
        return shownHost + ":" + port + "/" + database;
    }

    private String query() {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static DatabaseUrl parse(String text) throws NotRightException {
        String plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        Matcher url = parts(plain);
        Map<String, String> parameters = parameters(url.group("query"));
        String login = url.group("login");
        int colon = login == null ? -1 : login.indexOf(':');
        String user = login == null ? null : decoded(colon < 0 ? login : login.substring(0, colon));
        String userParameter = parameters.remove("user");
        String password = login == null || colon < 0 ? null : decoded(login.substring(colon + 1));
        String passwordParameter = parameters.remove("password");
        String effectivePassword = password == null ? passwordParameter : password;
        return new DatabaseUrl(
                url.group("host").replaceAll("^\\[|]$", ""),
                port(url.group("port")),
                decoded(url.group("database")),
                user == null || user.isEmpty() ? userParameter : user,
                effectivePassword == null ? null : new Secret(effectivePassword),
                parameters);
    }

    private static Matcher parts(String plain) throws NotRightException {
        Matcher url = ENCODED.matcher(plain);
        if (url.matches()) {
            return url;
        }
        Matcher asTyped = AS_TYPED.matcher(plain);
        if (asTyped.matches()) {
            return asTyped;
        }
        throw new NotRightException(WANTED + "; signs like @ / # in a password may also be written as %40 %2F %23");
    }

    private static int port(@Nullable String digits) throws NotRightException {
        int port = digits == null ? DEFAULT_PORT : Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw new NotRightException(WANTED + ", with a port from 1 to 65535");
        }
        return port;
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** Percent signs only: unlike in a form, a plus sign is a plus sign here. One that begins no escape stands for itself. */
    private static String decoded(String text) {
        String escaped = LONE_PERCENT.matcher(text).replaceAll("%25").replace("+", "%2B");
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }
}
