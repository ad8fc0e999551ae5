package dev.creatorflow.activities.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
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
        if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
            throw new NotRightException(WANTED);
        }
        URI uri = uri(plain);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (uri.getHost() == null || path.length() < 2) {
            throw new NotRightException(WANTED + "; signs like @ / # in a password are written as %40 %2F %23");
        }
        Map<String, String> parameters = parameters(uri.getRawQuery());
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        String user = login.length > 0 ? decoded(login[0]) : null;
        String userParameter = parameters.remove("user");
        String password = login.length > 1 ? decoded(login[1]) : null;
        String passwordParameter = parameters.remove("password");
        String effectivePassword = password == null ? passwordParameter : password;
        return new DatabaseUrl(
                uri.getHost().replaceAll("^\\[|]$", ""),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                decoded(path.substring(1)),
                user == null ? userParameter : user,
                effectivePassword == null ? null : new Secret(effectivePassword),
                parameters);
    }

    private static URI uri(String plain) throws NotRightException {
        try {
            return new URI(plain);
        } catch (URISyntaxException e) {
            throw new NotRightException(WANTED + "; signs like @ / # in a password are written as %40 %2F %23");
        }
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

    /** Percent signs only: unlike in a form, a plus sign is a plus sign here. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
