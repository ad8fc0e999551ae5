package dev.creatorflow.infra.simulator.reddit.gate;

import dev.creatorflow.infra.simulator.population.Dice;
import dev.creatorflow.infra.simulator.reddit.RedditErrors;
import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Gives out bearer tokens for client credentials and knows whose they are, for as long as they live in real time. */
final class Tokens {
    private final Set<String> badSecrets;
    private final int lifeSeconds;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final AtomicLong given = new AtomicLong();

    private record Grant(String client, long untilNanos) {}

    /**
     * @param badSecrets secrets that are refused; any other is accepted for any client id
     */
    Tokens(Set<String> badSecrets, int lifeSeconds) {
        this.badSecrets = badSecrets;
        this.lifeSeconds = lifeSeconds;
    }

    /** The answer of the token endpoint. */
    Reply.Answer issue(Request request, long nowNanos) {
        Optional<String> client = client(request.header("authorization"));
        if (client.isEmpty()) {
            return RedditErrors.message(401, "Unauthorized");
        }
        if (!request.body().contains("grant_type=client_credentials")) {
            return Reply.json(200, "{\"error\": \"unsupported_grant_type\"}");
        }
        String token = "sim." + Long.toHexString(Dice.hash(given.incrementAndGet(), nowNanos)) + "-" + client.get();
        grants.put(token, new Grant(client.get(), nowNanos + lifeSeconds * 1_000_000_000L));
        return Reply.json(
                200,
                "{\"access_token\": \"" + token + "\", \"token_type\": \"bearer\", \"expires_in\": " + lifeSeconds
                        + ", \"scope\": \"*\"}");
    }

    /** The client a request's token belongs to; empty when there is none, or it has expired. */
    Optional<String> owner(Request request, long nowNanos) {
        String header = request.header("authorization");
        if (header == null || header.length() < 7 || !header.substring(0, 7).equalsIgnoreCase("bearer ")) {
            return Optional.empty();
        }
        return Optional.ofNullable(grants.get(header.substring(7).trim()))
                .filter(grant -> grant.untilNanos() - nowNanos > 0)
                .map(Grant::client);
    }

    /** Ends every token that is out. */
    void revoke() {
        grants.clear();
    }

    private Optional<String> client(@Nullable String header) {
        if (header == null || !header.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            boolean whole = colon > 0 && colon < pair.length() - 1;
            return whole && !badSecrets.contains(pair.substring(colon + 1))
                    ? Optional.of(pair.substring(0, colon))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
