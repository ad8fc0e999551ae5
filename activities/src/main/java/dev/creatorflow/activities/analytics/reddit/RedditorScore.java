package dev.creatorflow.activities.analytics.reddit;

import java.util.regex.Pattern;

/**
 * Quality of a redditor as the former dashboard computed it, 0 to 10, two decimals each.
 *
 * @param overall 0.15 username + 0.35 age + 0.5 karma
 */
public record RedditorScore(double username, double age, double karma, double overall) {
    /** Version of these formulas. */
    public static final int VERSION = 1;

    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9_]");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    static RedditorScore of(String name, long ageDays, long linkKarma, long commentKarma) {
        double username = username(name);
        double age = age(ageDays);
        double karma = karma(linkKarma, commentKarma);
        return new RedditorScore(
                Rounding.to(2, username),
                Rounding.to(2, age),
                Rounding.to(2, karma),
                Rounding.to(2, 0.15 * username + 0.35 * age + 0.5 * karma));
    }

    private static double username(String name) {
        double score = 10 - Math.max(0, (name.length() - 6) * 0.2);
        score *= DIGIT.matcher(name).find() ? 0.8 : 1;
        score *= UNUSUAL.matcher(name).find() ? 0.7 : 1;
        return Math.clamp(score, 2, 10);
    }

    private static double age(long days) {
        if (days < 30) {
            return days / 30.0 * 3;
        }
        return days <= 1825 ? 8 + (days - 30) / 1795.0 * 2 : Math.max(6, 10 - (days - 1825) / 1825.0);
    }

    private static double karma(long posts, long comments) {
        double karma = (double) posts + comments;
        double score;
        if (karma <= 0) {
            score = 1;
        } else if (karma < 100) {
            score = 2 + karma / 100 * 3;
        } else if (karma < 1000) {
            score = 5 + (karma - 100) / 900 * 3;
        } else {
            score = 8 + Math.min(2, (karma - 1000) / 10_000 * 2);
        }
        if (karma > 50) {
            double share = comments / karma;
            score *= share > 0.8 || share < 0.2 ? 0.95 : 1.05;
        }
        return Math.clamp(score, 1, 10);
    }
}
