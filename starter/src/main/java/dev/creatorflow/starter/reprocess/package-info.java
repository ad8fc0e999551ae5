/**
 * The command that rebuilds rows from stored answers, and its report. Nothing here touches a row: a worker does.
 */
@NullMarked
package dev.creatorflow.starter.reprocess;

import org.jspecify.annotations.NullMarked;
