/**
 * The one typed, validated source of settings: the catalogue of keys, where their values come from, and the records
 * the rest of the program is built from. Nothing here opens a connection, and no other package reads the environment.
 */
@NullMarked
package dev.creatorflow.activities.settings;

import org.jspecify.annotations.NullMarked;
