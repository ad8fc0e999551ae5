/** Doing several things side by side. What is done is decided elsewhere. */
@NullMarked
package dev.creatorflow.infra.local.concurrent;

import org.jspecify.annotations.NullMarked;
