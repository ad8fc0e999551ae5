package dev.creatorflow.activities.analytics.reddit;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Words of a text, lower case. An apostrophe inside a word belongs to it. */
final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:'[\\p{L}\\p{N}]+)*");

    private Words() {}

    static List<String> of(String text) {
        String plain = text.replace('\u2019', '\'');
        return WORD.matcher(plain.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
