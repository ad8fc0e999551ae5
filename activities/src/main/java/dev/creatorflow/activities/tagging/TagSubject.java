package dev.creatorflow.activities.tagging;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a community whose tags are asked for. Texts are as Reddit gave them: written by strangers.
 *
 * @param rules one line each; null where they are not known
 * @param review null = nobody has decided
 * @param tagged it has tags of staff
 * @param waiting a proposal waits for a decision
 */
record TagSubject(
        String name,
        @Nullable String title,
        @Nullable String publicDescription,
        @Nullable String description,
        @Nullable String rules,
        @Nullable String review,
        boolean tagged,
        boolean waiting) {

    /** Why no tags are asked for, half a sentence; null where they are. */
    @Nullable String unwanted() {
        if (tagged) {
            return "staff have tagged it already";
        }
        if (waiting) {
            return "a proposal waits for a decision already";
        }
        return "Ok".equals(review) ? null : "its review is not Ok";
    }
}
