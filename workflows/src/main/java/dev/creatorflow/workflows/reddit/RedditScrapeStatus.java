package dev.creatorflow.workflows.reddit;

/**
 * Where a run stands.
 *
 * @param runKey of the run that is under way
 * @param step in words: opening, about, rules, posts, measures, closing, done
 */
public record RedditScrapeStatus(String runKey, String step, PostCounts posts) {}
