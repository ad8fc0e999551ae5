/**
 * Scrapes asked for by a person: started or joined through Temporal, followed to their end and told as a result. Nothing
 * here reads or writes what a scrape stores.
 */
@NullMarked
package dev.creatorflow.starter.scrape;

import org.jspecify.annotations.NullMarked;
