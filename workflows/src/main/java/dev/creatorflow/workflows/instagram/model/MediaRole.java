package dev.creatorflow.workflows.instagram.model;

/** What a stored file is to its medium. {@code (mediaPk, role)} names one file: the widest candidate of all answers. */
public enum MediaRole {
    VIDEO,
    COVER,
    IMAGE,
    PROFILE_PICTURE
}
