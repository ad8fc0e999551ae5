/**
 * What commands work on: settings, database and Temporal, each opened when it is first needed, and what a failure of one
 * of them means for a person. No command is here, and no SQL.
 */
@NullMarked
package dev.creatorflow.starter.connection;

import org.jspecify.annotations.NullMarked;
