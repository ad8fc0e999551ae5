package dev.creatorflow.workflows.instagram;

/** One of the provider's lists of an account's media. The feed holds clips too, so a medium can be in both. */
public enum Stream {
    REELS,
    POSTS
}
