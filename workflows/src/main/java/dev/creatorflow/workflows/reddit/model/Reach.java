package dev.creatorflow.workflows.reddit.model;

/**
 * What an answer says about the thing that was asked for.
 *
 * @param <T> the thing
 */
public sealed interface Reach<T> {
    /** It is there. */
    record Reached<T>(T thing) implements Reach<T> {}

    /** It is not shown. Nothing that is known of it is overwritten. */
    record Refused<T>(Unavailable why) implements Reach<T> {}

    /** The answer has no shape of this thing, or is about another one: nothing is to be believed of it. */
    record Unreadable<T>(String reason) implements Reach<T> {}
}
