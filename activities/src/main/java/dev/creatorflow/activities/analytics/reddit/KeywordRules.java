package dev.creatorflow.activities.analytics.reddit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The owner's phrases that tell a community which is none of theirs. A phrase matches whole words, in any case and across any white space or
 * punctuation between its words; the first phrase of the file that matches is the suggestion. Staff decide.
 */
public final class KeywordRules {
    /** What a hit suggests. */
    public static final String SUGGESTION = "Non Related";

    public static final KeywordRules NONE = new KeywordRules(List.of());

    private record Rule(String theme, String phrase, Pattern pattern) {}

    /** A phrase that was found, and the theme it stands under; empty where the file has none before it. */
    public record Hit(String theme, String phrase) {}

    private final List<Rule> rules;

    private KeywordRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads the file: one phrase a line, {@code [theme]} before the phrases of a theme, {@code #} before remarks.
     *
     * @throws IllegalArgumentException naming the line that holds no word
     */
    public static KeywordRules parse(List<String> lines) {
        List<Rule> rules = new ArrayList<>();
        String theme = "";
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                theme = line.substring(1, line.length() - 1).strip();
                continue;
            }
            rules.add(new Rule(theme, line, pattern(line, number)));
        }
        return new KeywordRules(rules);
    }

    private static Pattern pattern(String phrase, int line) {
        List<String> words = Words.of(phrase).stream().map(Pattern::quote).toList();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("Line " + line + " of the keyword file holds no word: '" + phrase + "'");
        }
        return Pattern.compile(" " + String.join(" ", words) + " ");
    }

    public int size() {
        return rules.size();
    }

    /** The first phrase that one of the texts holds. */
    public Optional<Hit> firstHit(List<String> texts) {
        for (Rule rule : rules) {
            for (String text : texts) {
                if (rule.pattern()
                        .matcher(" " + String.join(" ", Words.of(text)) + " ")
                        .find()) {
                    return Optional.of(new Hit(rule.theme(), rule.phrase().toLowerCase(Locale.ROOT)));
                }
            }
        }
        return Optional.empty();
    }
}
