package dev.creatorflow.activities.media.fetch;

import org.jspecify.annotations.Nullable;

/** Looks at what a server says of a file, before its bytes are taken. Called by the fetching thread. */
@FunctionalInterface
public interface FetchGate {
    /** Takes whatever comes. */
    FetchGate OPEN = (_, _) -> true;

    /**
     * Whether to take the bytes.
     *
     * @param etag as sent, weak ones included; null where there is none
     * @param length of the whole file in bytes; -1 where the server does not say
     */
    boolean takes(@Nullable String etag, long length);
}
