/**
 * Commands for the schedules that start cycles: make, look at, pause, start now, delete. What a cycle does is not known here.
 */
@NullMarked
package dev.creatorflow.starter.schedules;

import org.jspecify.annotations.NullMarked;
