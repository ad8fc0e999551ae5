/**
 * Rebuilds a creator's rows, observations and analytics from stored answers, by replaying its runs through the scrape's own stores in private
 * tables and writing what differs. Nothing here maps an answer, computes a figure or sends a request by itself.
 */
@NullMarked
package dev.creatorflow.activities.reprocess;

import org.jspecify.annotations.NullMarked;
