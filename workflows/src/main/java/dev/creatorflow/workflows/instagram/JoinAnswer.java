package dev.creatorflow.workflows.instagram;

/**
 * What came of a start.
 *
 * @param runKey the run that serves the request
 * @param joined true where a run was already under way
 * @param added what the request added to it, in words; empty where it already covered everything
 */
public record JoinAnswer(String runKey, boolean joined, String added) {}
