/**
 * What a creator's scrape writes: runs, profiles, media, observations, account states, analytics and covered ranges, each step idempotent by
 * its run key. Works from stored raw answers only; never sends a request and never writes a column that staff own.
 */
@NullMarked
package dev.creatorflow.activities.persistence.instagram;

import org.jspecify.annotations.NullMarked;
