package dev.creatorflow.activities.objectstore;

/** Why the object store did not do what was asked, and what a person can do about it. */
public enum StoreProblem {
    UNREACHABLE(
            "cannot be reached", "Start it, or correct R2_ENDPOINT (or R2_ACCOUNT_ID) and the network's way to it."),
    WRONG_KEYS("refuses the keys", "Set R2_ACCESS_KEY_ID and R2_SECRET_ACCESS_KEY to a key pair of this store."),
    DENIED("denies the request", "Give the key read and write access to the bucket."),
    MISSING_BUCKET("has no such bucket", "Create it, or correct R2_BUCKET_NAME or R2_ARCHIVE_BUCKET_NAME."),
    CLOCK_SKEW(
            "says this machine's clock is wrong",
            "Set the clock by time synchronisation; signatures hold for 15 minutes only."),
    OBJECT_MISSING("has no such object", "Run './creatorflow media verify' to find what else is missing."),
    FAULT("answered with a fault", "Nothing to do unless it lasts: the transfer is tried again.");

    private final String says;
    private final String remedy;

    StoreProblem(String says, String remedy) {
        this.says = says;
        this.remedy = remedy;
    }

    /** Completes the sentence "The object store at … …". */
    public String says() {
        return says;
    }

    /** One sentence: what to do. */
    public String remedy() {
        return remedy;
    }
}
