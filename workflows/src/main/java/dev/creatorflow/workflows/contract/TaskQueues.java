package dev.creatorflow.workflows.contract;

/** The task queues. A queue is one kind of limit: upstream requests, CPU and bandwidth, or the database. */
public final class TaskQueues {
    /** Requests to the Instagram provider; never eager, ordered by priority. */
    public static final String INSTAGRAM_API = "instagram-api";

    /** Requests to Reddit; never eager, ordered by priority. */
    public static final String REDDIT_API = "reddit-api";

    /** Media transfers: bound by CPU and bandwidth. */
    public static final String MEDIA = "media";

    /** Workflows, analytics and database work. */
    public static final String PIPELINE = "pipeline";

    private TaskQueues() {}
}
