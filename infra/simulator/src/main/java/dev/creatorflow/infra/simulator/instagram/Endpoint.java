package dev.creatorflow.infra.simulator.instagram;

import java.util.Arrays;
import java.util.Optional;

/** The provider's routes. */
public enum Endpoint {
    PROFILE("/profile"),
    REELS("/reels"),
    USER_FEEDS("/user-feeds"),
    RELATED_PROFILES("/related-profiles");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    /** The route without its slash, as statistics and fault rules name it. */
    public String label() {
        return path.substring(1);
    }

    /** The endpoint of a request path, or empty for any other path. */
    public static Optional<Endpoint> of(String path) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.path.equals(path))
                .findFirst();
    }
}
