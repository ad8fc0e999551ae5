/**
 * Checks a stored history against the code at hand: the only place of the command line that runs workflow code, and nothing of the outside
 * world with it. No command that changes anything is here.
 */
@NullMarked
package dev.creatorflow.starter.replay;

import org.jspecify.annotations.NullMarked;
