/**
 * The commands as a person types them: options, messages, exit codes. The work itself is done by the other packages.
 */
@NullMarked
package dev.creatorflow.infra.local.command;

import org.jspecify.annotations.NullMarked;
