package dev.creatorflow.starter.names;

import dev.creatorflow.activities.persistence.staff.CreatorFilter;
import dev.creatorflow.activities.persistence.staff.CreatorFilter.Figures;
import dev.creatorflow.activities.persistence.staff.CreatorOrder;
import dev.creatorflow.activities.persistence.staff.Review;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.workflows.instagram.AccountState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on creators: comma-separated terms that must all hold, such as
 * {@code review=pending,niche=fitness,followers>=10000,stale=24h}. Collected term by term; not thread-safe.
 */
public final class Where {

    /** What the terms may be, for help and errors. */
    public static final String TERMS = "review=pending|approved|rejected, niche=, tag=, tier=hot|normal|slow,"
            + " state=active|private|missing|renamed|unknown, paused=, verified=, search=, followers>=, followers<=,"
            + " engagement>=, views>=, growth>=, category=, stale=24h, due=now|6h, active=7d";

    private static final Pattern TERM = Pattern.compile("\\s*([a-z]+)\\s*(>=|<=|=)(.*)");

    private final Instant now;
    private @Nullable Review review;
    private @Nullable String niche;
    private @Nullable String tag;
    private @Nullable String tier;
    private @Nullable AccountState state;
    private @Nullable Boolean paused;
    private @Nullable Boolean verified;
    private @Nullable String search;
    private @Nullable Long minFollowers;
    private @Nullable Long maxFollowers;
    private @Nullable Double minEngagement;
    private @Nullable Instant staleBefore;
    private @Nullable Double minViews;
    private @Nullable Double minGrowth;
    private @Nullable Instant activeSince;
    private @Nullable Instant dueBefore;
    private @Nullable String category;

    /** @param now the time ages count back from */
    public Where(Instant now) {
        this.now = now;
    }

    /** Narrows by every term of the text; an empty text narrows nothing. */
    public Where and(String text) {
        for (String term : text.split(",", -1)) {
            if (!term.isBlank()) {
                term(term.strip());
            }
        }
        return this;
    }

    /** The filter for these names (none means all) under the terms so far. */
    public CreatorFilter filter(List<String> names, CreatorOrder order, boolean ascending) {
        return new CreatorFilter(
                names,
                review,
                niche,
                tag,
                tier,
                state,
                paused,
                verified,
                search,
                minFollowers,
                maxFollowers,
                minEngagement,
                staleBefore,
                new Figures(minViews, minGrowth, activeSince, dueBefore, category),
                order,
                ascending);
    }

    private void term(String term) {
        Matcher matcher = TERM.matcher(term);
        if (!matcher.matches()) {
            throw wrong(term);
        }
        String value = matcher.group(3).strip();
        try {
            set(matcher.group(1) + matcher.group(2), value, term);
        } catch (IllegalArgumentException e) {
            throw wrong(term);
        }
    }

    private void set(String subject, String value, String term) {
        switch (subject) {
            case "review=" -> review = Review.valueOf(value.toUpperCase(Locale.ROOT));
            case "niche=" -> niche = value;
            case "tag=" -> tag = value;
            case "tier=" -> tier = value;
            case "state=" -> state = AccountState.valueOf(value.toUpperCase(Locale.ROOT));
            case "paused=" -> paused = flag(value);
            case "verified=" -> verified = flag(value);
            case "search=" -> search = value;
            case "followers>=" -> minFollowers = Long.valueOf(value.replace("_", ""));
            case "followers<=" -> maxFollowers = Long.valueOf(value.replace("_", ""));
            case "engagement>=" -> minEngagement = Double.valueOf(value);
            case "views>=" -> minViews = Double.valueOf(value.replace("_", ""));
            case "growth>=" -> minGrowth = Double.valueOf(value);
            case "category=" -> category = value;
            case "due=" -> dueBefore = "now".equals(value) ? now : now.plus(LengthOfTime.parse(value));
            case "active=" -> activeSince = now.minus(LengthOfTime.parse(value));
            case "stale=" -> staleBefore = now.minus(LengthOfTime.parse(value));
            default -> throw wrong(term);
        }
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }

    private static CommandFailure wrong(String term) {
        return CommandFailure.usage("--where does not understand '" + term + "'. Terms: " + TERMS + ".");
    }
}
