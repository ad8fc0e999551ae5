package dev.creatorflow.activities.instagram;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a page that could not be mapped.
 *
 * @param index place in the page from 0
 * @param mediaPk its key where at least that could be read
 * @param reason one sentence for a person
 * @param snippet the entry's JSON, cut at {@link #SNIPPET_CHARS} characters, so not always whole; safe to store as text
 */
public record RejectedItem(int index, @Nullable String mediaPk, String reason, String snippet) {
    /** Most characters of a snippet. The whole entry is in the raw answer. */
    public static final int SNIPPET_CHARS = 4000;
}
