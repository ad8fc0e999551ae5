package dev.creatorflow.activities.analytics.reddit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a community asks those who post for verification, by the whole words of its rules and texts, unless they say that it does not. */
public final class Verification {
    private static final Set<String> ASKING = Set.of("verification", "verified", "verify");
    private static final Set<String> DENYING =
            Set.of("no", "not", "without", "don't", "dont", "doesn't", "isn't", "aren't", "needn't", "never");

    /** Whatever is denied before these, what stands after them is asked for: "not allowed unless verified". */
    private static final Set<String> UNLESS = Set.of("unless", "until", "before");

    private static final Set<String> WAIVING = Set.of("optional", "unnecessary");

    /** Words between a denial and what it denies: "you do not need to verify". */
    private static final int REACH = 4;

    private Verification() {}

    /** @param texts of the rules and the descriptions; null = none of them was read */
    public static @Nullable Boolean required(@Nullable List<String> texts) {
        return texts == null ? null : texts.stream().anyMatch(Verification::asks);
    }

    private static boolean asks(String text) {
        List<String> words = Words.of(text);
        for (int i = 0; i < words.size(); i++) {
            if (ASKING.contains(words.get(i)) && !denied(words, i)) {
                return true;
            }
        }
        return false;
    }

    /** Two denials ask: "no posting without verification". */
    private static boolean denied(List<String> words, int at) {
        boolean denied = false;
        for (String word : words.subList(Math.max(0, at - REACH), at)) {
            denied = !UNLESS.contains(word) && denied != DENYING.contains(word);
        }
        List<String> after = words.subList(at + 1, Math.min(words.size(), at + 3));
        return denied || after.stream().anyMatch(WAIVING::contains);
    }
}
