/**
 * Observing new media of a creator at fixed ages: the workflow, its activities and messages. Which ages there are, and how far an observation may
 * be off, is the store's business.
 */
@NullMarked
package dev.creatorflow.workflows.instagram.observe;

import org.jspecify.annotations.NullMarked;
