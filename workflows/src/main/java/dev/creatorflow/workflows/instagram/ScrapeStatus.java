package dev.creatorflow.workflows.instagram;

/** Where a running scrape stands. {@code step} is one of a few words: opening, profile, pages, analytics, closing, done. */
public record ScrapeStatus(String step, StreamCounts reels, StreamCounts posts, MediaCounts media, Window window) {}
