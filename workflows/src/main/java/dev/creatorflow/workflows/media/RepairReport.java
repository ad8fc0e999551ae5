package dev.creatorflow.workflows.media;

/**
 * What a repair did.
 *
 * @param woken targets whose transfer was started or woken
 * @param asked targets that were sent for fresh links
 * @param revived lost files that are due again
 * @param abandoned unfinished uploads whose parts were removed from the store
 */
public record RepairReport(int woken, int asked, int revived, int abandoned) {
    public static final RepairReport NONE = new RepairReport(0, 0, 0, 0);

    RepairReport plus(RepairReport more) {
        return new RepairReport(
                woken + more.woken, asked + more.asked, revived + more.revived, abandoned + more.abandoned);
    }
}
