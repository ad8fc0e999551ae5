/**
 * The builds of the worker, where Temporal's versioning is on. Which code runs on which build is decided in the workflows, not here.
 */
@NullMarked
package dev.creatorflow.starter.workers;

import org.jspecify.annotations.NullMarked;
