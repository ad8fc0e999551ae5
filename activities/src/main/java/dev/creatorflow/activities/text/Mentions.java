package dev.creatorflow.activities.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Accounts mentioned in a caption.
 *
 * <p>A mention is {@code @} (or the full-width {@code ＠}) followed by letters, digits, underscores and single dots
 * inside the name. It does not follow a letter or digit directly, which is what tells it from an e-mail address; a
 * letter of a script without spaces between words may stand before it and ends it ({@code 写真@bobさん} mentions
 * {@code @bob}), and never begins it ({@code @渋谷} says where, not who). Instagram's own names are ASCII; a name with
 * other letters is kept whole rather than cut into the name of somebody else.
 */
public final class Mentions {

    private static final String LETTER = "[\\p{L}\\p{N}_&&[^" + CaptionSigns.UNSPACED + "]]" + CaptionSigns.MARK + "*+";

    private static final Pattern MENTION = Pattern.compile(CaptionSigns.WEB_ADDRESS_OR + "(?<![\\p{L}\\p{N}_&&[^"
            + CaptionSigns.UNSPACED + "]])[@\\x{FF20}]((?:" + LETTER + ")++(?:\\.(?:" + LETTER + ")++)*+)");

    private Mentions() {}

    /**
     * The mentions of a text in order of appearance, duplicates and case kept, each beginning with {@code @}, without
     * the full stop that may end the sentence.
     */
    public static List<String> in(String text) {
        return CaptionSigns.find(MENTION, text, '@');
    }
}
