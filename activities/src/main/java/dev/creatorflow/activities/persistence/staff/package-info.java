/**
 * What staff's commands read, and the sole writer of the columns staff own; every change leaves a row in {@code creatorflow.audit_log}.
 * Nothing here is called by a scrape, and nothing here costs a request upstream.
 */
@NullMarked
package dev.creatorflow.activities.persistence.staff;

import org.jspecify.annotations.NullMarked;
