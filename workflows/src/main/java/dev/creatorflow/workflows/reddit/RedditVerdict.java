package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a run and why; pure.
 *
 * @param detail one sentence for a person; null on an ordinary COMPLETE
 */
record RedditVerdict(
        Outcome outcome, @Nullable Reason reason, @Nullable String detail) {
    static final RedditVerdict COMPLETE = new RedditVerdict(Outcome.COMPLETE, null, null);

    static final RedditVerdict UNSAID =
            new RedditVerdict(Outcome.FAILED, Reason.INTERNAL, "the run ended before it had a verdict");

    static RedditVerdict notWanted(String sentence) {
        return new RedditVerdict(Outcome.COMPLETE, Reason.NOT_WANTED, sentence);
    }

    static RedditVerdict cancelled() {
        return new RedditVerdict(
                Outcome.STOPPED, Reason.CANCELLED, "cancelled by staff; the answers that had come in are kept");
    }

    /** Nothing of the thing itself could be had. */
    static RedditVerdict withoutThing(Reason reason, String sentence) {
        return new RedditVerdict(reason.stops() ? Outcome.STOPPED : Outcome.FAILED, reason, sentence);
    }

    /** A part is missing; the others are stored. */
    static RedditVerdict withoutPart(Reason reason, String sentence) {
        return new RedditVerdict(reason.stops() ? Outcome.STOPPED : Outcome.PARTIAL, reason, sentence);
    }

    static RedditVerdict rejected(int entries) {
        return new RedditVerdict(
                Outcome.PARTIAL,
                Reason.ITEMS_REJECTED,
                entries + " entries could not be mapped; they are kept in creatorflow.unmapped_items");
    }

    /** That it is not shown is how it is, unless it may be us. */
    static RedditVerdict unavailable(RedditTarget target, Unavailable why) {
        Outcome outcome =
                why == Unavailable.FORBIDDEN || why == Unavailable.FILTERED ? Outcome.PARTIAL : Outcome.COMPLETE;
        return new RedditVerdict(outcome, reason(why), sentence(target, why));
    }

    private static Reason reason(Unavailable why) {
        return switch (why) {
            case PRIVATE -> Reason.PRIVATE;
            case BANNED -> Reason.BANNED;
            case QUARANTINED -> Reason.QUARANTINED;
            case GATED -> Reason.GATED;
            case GOLD_ONLY -> Reason.GOLD_ONLY;
            case NOT_FOUND -> Reason.NOT_FOUND;
            case SUSPENDED -> Reason.SUSPENDED;
            case FORBIDDEN -> Reason.FORBIDDEN;
            case FILTERED -> Reason.FILTERED;
        };
    }

    private static String sentence(RedditTarget target, Unavailable why) {
        String label = target.label();
        return switch (why) {
            case PRIVATE -> label + " is private: only its members see it";
            case BANNED -> label + " was banned by Reddit";
            case QUARANTINED -> label + " is quarantined: it is shown only to those who opt in";
            case GATED -> label + " stands behind a warning that nobody can agree to for us";
            case GOLD_ONLY -> label + " is for paying users of Reddit";
            case NOT_FOUND -> "Reddit knows no " + label;
            case SUSPENDED -> label + " is suspended";
            case FORBIDDEN -> "Reddit refuses " + label + " without a reason; it may be us";
            case FILTERED ->
                label + " is over 18 and its posts are not shown to this application; ./creatorflow doctor says more";
        };
    }
}
