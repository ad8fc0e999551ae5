package dev.creatorflow.workflows.instagram;

/**
 * What came of a start.
 *
 * @param runKey the run that serves the request
 * @param joined true where a run was already under way
 * @param added what the request added to it, and what it could not, in words; empty where it already covered everything
 * @param covered the run walks all that the request asks for; false where it was past that, so that the request has to be made again when the
 *     run has ended
 */
public record JoinAnswer(String runKey, boolean joined, String added, boolean covered) {
    /** Of a run that does all that is asked for. */
    public JoinAnswer(String runKey, boolean joined, String added) {
        this(runKey, joined, added, true);
    }
}
