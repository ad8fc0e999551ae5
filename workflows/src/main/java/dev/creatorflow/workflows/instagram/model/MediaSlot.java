package dev.creatorflow.workflows.instagram.model;

import org.jspecify.annotations.Nullable;

/**
 * A file of a medium that is worth keeping.
 *
 * @param mediaPk the file's own medium: the child's id in a carousel, else the medium's
 * @param position place in the carousel from 0; 0 for everything else
 * @param url the widest candidate's signed link, which expires
 * @param width pixels as the answer states them; null where it does not
 */
public record MediaSlot(
        String mediaPk,
        MediaRole role,
        int position,
        String url,
        @Nullable Integer width,
        @Nullable Integer height) {}
