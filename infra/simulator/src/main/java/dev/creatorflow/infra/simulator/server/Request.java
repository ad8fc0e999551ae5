package dev.creatorflow.infra.simulator.server;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request.
 *
 * @param number counts the server's requests from 1
 * @param path decoded path, without the query
 * @param target the request target as sent, path and query still encoded
 * @param query decoded parameters; the first of several equal names wins
 * @param headers by lower-case name
 * @param body as UTF-8 text, empty when there is none
 */
public record Request(
        long number,
        String method,
        String path,
        String target,
        Map<String, String> query,
        Map<String, String> headers,
        String body) {

    /** The header's value, or null when it was not sent. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** The query parameter's value, or null when it is absent. */
    public @Nullable String param(String name) {
        return query.get(name);
    }
}
