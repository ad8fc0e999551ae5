package dev.creatorflow.activities.text;

/** Text that PostgreSQL takes: it knows neither U+0000 nor half a surrogate pair, and one of them would cost the whole page. */
public final class SafeText {
    private static final char REPLACEMENT = '\uFFFD';

    private SafeText() {}

    /** The text with each such character replaced by U+FFFD; the same object where there is none. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (unsafe(text, i)) {
                return replaced(text);
            }
        }
        return text;
    }

    /** At most {@code chars} of it, without cutting a surrogate pair. */
    public static String cut(String text, int chars) {
        if (text.length() <= chars) {
            return of(text);
        }
        int end = Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars;
        return of(text.substring(0, end));
    }

    private static String replaced(String text) {
        StringBuilder safe = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (unsafe(text, i)) {
                safe.setCharAt(i, REPLACEMENT);
            }
        }
        return safe.toString();
    }

    private static boolean unsafe(String text, int i) {
        char c = text.charAt(i);
        if (c == 0) {
            return true;
        }
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
}
