package dev.creatorflow.workflows.instagram;

/** Where a running scrape stands and what it has stored so far. */
public record ScrapeStatus(ScrapeStep step, StreamCounts reels, StreamCounts posts, MediaCounts media, Window window) {}
