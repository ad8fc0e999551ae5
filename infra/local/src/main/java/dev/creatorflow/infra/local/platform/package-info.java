/**
 * The parts put together: what runs, on which data folder, and the file that tells others how to reach it. Commands and
 * their printing live elsewhere.
 */
@NullMarked
package dev.creatorflow.infra.local.platform;

import org.jspecify.annotations.NullMarked;
