package dev.creatorflow.workflows.instagram.related;

/**
 * What became of the accounts this source has led to.
 *
 * @param suggested accounts it has led to, over all runs
 * @param known of those, accounts that were stored or had been looked at before: no call was paid
 * @param stored accounts that are stored now and wait for review
 * @param skipped accounts that were looked at and not stored: too few followers, gone, or the handle is another's
 * @param waiting accounts whose profile is still to be asked for
 */
public record RelatedCounts(int suggested, int known, int stored, int skipped, int waiting) {
    public static final RelatedCounts NONE = new RelatedCounts(0, 0, 0, 0, 0);
}
