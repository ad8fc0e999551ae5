/**
 * How people name creators on the command line: handles in all their spellings, from arguments, files and standard
 * input, or by a condition. Nothing here looks anything up.
 */
@NullMarked
package dev.creatorflow.starter.names;

import org.jspecify.annotations.NullMarked;
