package dev.creatorflow.workflows.instagram.observe;

/** Asks for the fixed-age observations of one creator, until staff switch them off. */
public record ObserveRequest(String igUserId, String username) {}
