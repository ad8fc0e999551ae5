package dev.creatorflow.activities.media.fetch;

/** What came of fetching a file: the file, or why there is none. */
public sealed interface Fetched {
    /** The whole file is in the spool. Closing it removes the file. */
    record Complete(FetchedFile file) implements Fetched {}

    record Failed(MediaFailure failure) implements Fetched {}

    /** The gate did not take it; no byte of it was kept. */
    record NotTaken() implements Fetched {}
}
