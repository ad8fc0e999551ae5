package dev.creatorflow.workflows.instagram;

/** What is known of an account as such. A change is believed after two sightings. */
public enum AccountState {
    ACTIVE,
    PRIVATE,
    MISSING,
    RENAMED,
    UNKNOWN
}
