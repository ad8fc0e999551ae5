/**
 * Staff's hand: the command line. Here is the entry point and the tree of commands; what a command does is in the
 * package of its subject. Never a worker, and no Spring.
 */
@NullMarked
package dev.creatorflow.starter;

import org.jspecify.annotations.NullMarked;
