package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.AnalyticsSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ProfileSaved;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a run and why; pure.
 *
 * @param detail one sentence for a person; null on an ordinary COMPLETE
 */
record Verdict(
        Outcome outcome, @Nullable Reason reason, @Nullable String detail) {
    static final Verdict COMPLETE = new Verdict(Outcome.COMPLETE, null, null);

    static Verdict notFound(String username) {
        return new Verdict(Outcome.COMPLETE, Reason.NOT_FOUND, "the provider knows no account @" + username);
    }

    static Verdict privateAccount(String username) {
        return new Verdict(Outcome.COMPLETE, Reason.PRIVATE, "@" + username + " shows its media to followers only");
    }

    static Verdict identityChanged(String username, String igUserId) {
        return new Verdict(
                Outcome.PARTIAL,
                Reason.IDENTITY_CHANGED,
                "@" + username + " no longer belongs to account " + igUserId + "; nothing of it was written");
    }

    /** The account's media name a handle whose profile is not the account's: one of both answers errs. */
    static Verdict contradicted(String username, String igUserId, String named) {
        return new Verdict(
                Outcome.PARTIAL,
                Reason.IDENTITY_CHANGED,
                "@" + username + " does not lead to account " + igUserId + ", its media name @" + named
                        + ", and that does not lead to it either; nothing of the profile was written");
    }

    static Verdict cancelled() {
        return new Verdict(
                Outcome.STOPPED, Reason.CANCELLED, "cancelled by staff; the answers that had come in are kept");
    }

    /** The verdict where the profile itself could not be had. */
    static Verdict withoutProfile(Reason reason, String sentence) {
        return new Verdict(reason.stops() ? Outcome.STOPPED : Outcome.FAILED, reason, sentence);
    }

    /**
     * The verdict over the walked streams.
     *
     * @param completeness whether they brought what the account has, as {@code profile} and {@code analytics} tell
     */
    static Verdict of(
            List<StreamResult> streams, Completeness completeness, ProfileSaved profile, AnalyticsSaved analytics) {
        @Nullable Reason broken = firstBroken(streams);
        if (broken != null) {
            return new Verdict(broken.stops() ? Outcome.STOPPED : Outcome.PARTIAL, broken, sentences(streams));
        }
        if (completeness.mediaMissing()) {
            return new Verdict(
                    Outcome.PARTIAL,
                    Reason.ITEMS_MISSING,
                    "the account says it has " + profile.mediaCount() + " media, and the provider delivered "
                            + analytics.distinctMedia());
        }
        if (completeness.reelsMissing()) {
            return new Verdict(
                    Outcome.PARTIAL,
                    Reason.EMPTY_UPSTREAM,
                    "the provider delivered no reels, though "
                            + (analytics.feedClips() > 0
                                    ? "the feed lists " + analytics.feedClips()
                                    : "the profile says that there are some"));
        }
        int rejected =
                streams.stream().mapToInt(stream -> stream.counts().rejected()).sum();
        if (rejected > 0) {
            return new Verdict(
                    Outcome.PARTIAL,
                    Reason.ITEMS_REJECTED,
                    rejected + " items could not be mapped; they are kept in creatorflow.unmapped_items");
        }
        return COMPLETE;
    }

    /** The same, saying that the account has another handle now. */
    Verdict renamed(String before, String now) {
        if (before.equalsIgnoreCase(now)) {
            return this;
        }
        String sentence = "@" + before + " is @" + now + " now";
        return new Verdict(outcome, reason, detail == null ? sentence : sentence + "; " + detail);
    }

    /** A reason that stops the source says more than one that broke off a single stream. */
    private static @Nullable Reason firstBroken(List<StreamResult> streams) {
        @Nullable Reason first = null;
        for (StreamResult stream : streams) {
            @Nullable Reason reason = stream.broken();
            if (reason != null && (first == null || (reason.stops() && !first.stops()))) {
                first = reason;
            }
        }
        return first;
    }

    private static String sentences(List<StreamResult> streams) {
        return streams.stream()
                .filter(stream -> stream.broken() != null)
                .map(stream -> stream.stream().name().toLowerCase(Locale.ROOT) + ": " + stream.detail())
                .collect(Collectors.joining("; "));
    }
}
