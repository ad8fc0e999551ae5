package dev.creatorflow.activities.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pieces of regular expression that hashtags and mentions share. */
final class CaptionSigns {

    /** Variation selectors 15 and 16 only choose how an emoji looks, so they never belong to a word. */
    static final String MARK = "[\\p{Mn}\\p{Mc}&&[^\\x{FE0E}\\x{FE0F}]]";

    /** Scripts written without spaces between words: a neighbouring letter says nothing about a word's border. */
    static final String UNSPACED = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}\\p{IsLao}"
            + "\\p{IsKhmer}\\p{IsMyanmar}\\p{IsTibetan}";

    /**
     * First alternative of every pattern: a web address is matched and skipped, since its fragment is no hashtag and
     * its "@name" lives on another site.
     */
    static final String WEB_ADDRESS_OR =
            "(?i:https?://|www\\.)\\S++|(?<![A-Za-z0-9.-])[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++/\\S*+|";

    private CaptionSigns() {}

    /**
     * Every word that is group 1 of the pattern, in order of appearance and with duplicates, each behind {@code
     * sign}.
     */
    static List<String> find(Pattern pattern, String text, char sign) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String word = matcher.group(1);
            if (word != null) {
                found.add(sign + word);
            }
        }
        return List.copyOf(found);
    }
}
