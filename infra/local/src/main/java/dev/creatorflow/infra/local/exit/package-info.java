/**
 * How a command ends: the exit codes of the command line and the one exception that carries a sentence for a person.
 * Nothing here knows what was being done.
 */
@NullMarked
package dev.creatorflow.infra.local.exit;

import org.jspecify.annotations.NullMarked;
