package dev.creatorflow.workflows.instagram.model;

import org.jspecify.annotations.Nullable;

/** A link of the biography. {@code upstreamType} is the provider's own word, not our classification. */
public record BioLink(
        String url, @Nullable String title, @Nullable String upstreamType) {}
