/**
 * How commands speak: results on standard output as table, JSON or CSV, everything else on standard error, exit codes
 * and sentences for failures. Nothing here knows what a command does.
 */
@NullMarked
package dev.creatorflow.starter.console;

import org.jspecify.annotations.NullMarked;
