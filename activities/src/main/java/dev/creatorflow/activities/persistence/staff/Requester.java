package dev.creatorflow.activities.persistence.staff;

import org.jspecify.annotations.Nullable;

/**
 * Who asks for a change, for the audit log.
 *
 * @param name a person or a program; never a secret
 * @param reason why, in their words; null where none was given
 */
public record Requester(String name, @Nullable String reason) {}
