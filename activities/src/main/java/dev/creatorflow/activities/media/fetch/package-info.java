/**
 * Fetches one file of an upstream into a bounded temporary file: only from allowed hosts, only from public addresses, checked as it arrives.
 * Nothing here knows rows, objects or the store.
 */
@NullMarked
package dev.creatorflow.activities.media.fetch;

import org.jspecify.annotations.NullMarked;
