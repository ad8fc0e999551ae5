package dev.creatorflow.activities.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Hashtags of a caption.
 *
 * <p>A hashtag is {@code #} (or the full-width {@code ＃}) followed by letters, digits and underscores of any
 * alphabet, with their combining marks. Joiners that some scripts need inside a word belong to it (the zero-width
 * joiners of Persian and Indic scripts, Hebrew geresh and gershayim, the Tibetan tsheg, the Catalan l·l). An emoji
 * ends a hashtag, and the keycap {@code #️⃣} is none.
 */
public final class Hashtags {

    private static final String LETTER = "[\\p{L}\\p{N}_]" + CaptionSigns.MARK + "*+";
    private static final String JOINER =
            "(?:[\\x{200C}\\x{200D}\\x{05F3}\\x{05F4}\\x{0F0B}\\x{0F0C}]|(?<=[lL])\\x{B7}(?=[lL]))";

    private static final Pattern HASHTAG = Pattern.compile(CaptionSigns.WEB_ADDRESS_OR + "[#\\x{FF03}]((?:" + LETTER
            + ")++(?:" + JOINER + "(?:" + LETTER + ")++)*+)(?!\\x{FE0F}?\\x{20E3})");

    private Hashtags() {}

    /**
     * The hashtags of a text in order of appearance, duplicates and case kept, each beginning with {@code #} (a
     * full-width sign is stored as {@code #}, so that one tag is not two).
     */
    public static List<String> in(String text) {
        return CaptionSigns.find(HASHTAG, text, '#');
    }
}
