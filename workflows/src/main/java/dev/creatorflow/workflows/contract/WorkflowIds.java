package dev.creatorflow.workflows.contract;

import java.util.Locale;

/** The only place that formats workflow ids. One id per real thing, so that the id is the lock. */
public final class WorkflowIds {
    private WorkflowIds() {}

    public static String resolveCreator(String handle) {
        return "instagram/resolve/" + handle.toLowerCase(Locale.ROOT);
    }

    public static String creator(String igUserId) {
        return "instagram/creator/" + igUserId;
    }

    /** @param target an Instagram user id, or a lower-case subreddit or user name */
    public static String media(Platform platform, String target) {
        return "media/" + platform.label() + "/" + target;
    }

    /** @param name lower-case letters, digits, dots, dashes and underscores */
    public static String reprocess(String name) {
        return "archive/reprocess/" + name;
    }

    /** Empties the outbox of notices. */
    public static String notifications() {
        return "notify";
    }

    public static String mediaRepair() {
        return "media/repair";
    }

    public static String relatedCreators(String igUserId) {
        return "instagram/related/" + igUserId;
    }

    public static String observeCreator(String igUserId) {
        return "instagram/observe/" + igUserId;
    }

    public static String retention() {
        return "retention";
    }

    /** Counts beside the real one, and clears nothing. */
    public static String retentionRehearsal() {
        return "retention/rehearsal";
    }

    /** Compares the ledger with what runs, once a day. */
    public static String reconciliation() {
        return "reconciliation";
    }

    /** @param schedule id of the Temporal Schedule; Temporal appends the time */
    public static String scheduled(String schedule) {
        return "scheduled/" + schedule;
    }

    /** What a schedule's cycles are called; Temporal appends the slot's time. */
    public static String instagramCycle(String schedule) {
        return "instagram/cycle/" + schedule;
    }

    /** As {@link #instagramCycle}. */
    public static String redditCycle(String schedule) {
        return "reddit/cycle/" + schedule;
    }

    /** @param name without prefix; one community has one lock, whatever the letter case */
    public static String subreddit(String name) {
        return "reddit/subreddit/" + name.toLowerCase(Locale.ROOT);
    }

    /** @param name without prefix; one user has one lock, whatever the letter case */
    public static String redditUser(String name) {
        return "reddit/user/" + name.toLowerCase(Locale.ROOT);
    }

    public static String redditDeletions() {
        return "reddit/deletions";
    }

    /** @param name of the community, without prefix */
    public static String tagProposal(String name) {
        return "reddit/tags/" + name.toLowerCase(Locale.ROOT);
    }

    public static String backfill(Platform platform, String name) {
        return "backfill/" + platform.label() + "/" + name;
    }
}
