/**
 * Files that several processes share: property files that are seen whole or not at all, and locks that vanish with
 * their holder. What is written in them is decided elsewhere.
 */
@NullMarked
package dev.creatorflow.infra.local.file;

import org.jspecify.annotations.NullMarked;
