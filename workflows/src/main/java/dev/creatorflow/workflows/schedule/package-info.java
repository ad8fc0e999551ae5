/**
 * How a Temporal Schedule starts work that has an id of its own. Only starting: what is started lives with its subject, and the schedules
 * themselves are made outside of workflows.
 */
@NullMarked
package dev.creatorflow.workflows.schedule;

import org.jspecify.annotations.NullMarked;
