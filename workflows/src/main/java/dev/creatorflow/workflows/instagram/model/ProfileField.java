package dev.creatorflow.workflows.instagram.model;

/**
 * The profile fields whose null needs a meaning. A field in {@link Profile#delivered()} with a null value was cleared upstream and clears the
 * column; one that is not in the set was not delivered and leaves the column alone.
 */
public enum ProfileField {
    FULL_NAME,
    BIOGRAPHY,
    EXTERNAL_URL,
    BIO_LINKS,
    PROFILE_PIC,
    CATEGORY_NAME
}
