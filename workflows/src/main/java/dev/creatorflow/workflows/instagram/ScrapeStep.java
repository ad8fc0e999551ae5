package dev.creatorflow.workflows.instagram;

import java.util.Locale;

/** Where a scrape stands, in the order in which it happens. */
public enum ScrapeStep {
    OPENING,
    PROFILE,
    PAGES,
    ANALYTICS,
    CLOSING,
    DONE;

    /** Whether a request that joins can still widen what is walked. */
    boolean canWiden() {
        return compareTo(ANALYTICS) < 0;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
