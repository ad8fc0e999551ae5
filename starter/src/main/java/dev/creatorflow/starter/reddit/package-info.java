/**
 * The commands about communities and redditors: enrol, look at, review. Scrapes of them are in {@code scrape}, and what they write goes through
 * the staff side of the database.
 */
@NullMarked
package dev.creatorflow.starter.reddit;

import org.jspecify.annotations.NullMarked;
