package dev.creatorflow.workflows.instagram;

import org.jspecify.annotations.Nullable;

/**
 * Where a running scrape stands and what it has stored so far.
 *
 * @param paused who paused it and why; null where it is not paused
 */
public record ScrapeStatus(
        ScrapeStep step,
        StreamCounts reels,
        StreamCounts posts,
        MediaCounts media,
        Window window,
        @Nullable String paused) {}
