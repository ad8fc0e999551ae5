package dev.creatorflow.workflows.instagram.model;

import org.jspecify.annotations.Nullable;

/** An account a medium names: its owner or a co-author. */
public record MediaCredit(String igUserId, @Nullable String username) {}
