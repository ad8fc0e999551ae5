/** The database's schema from the command line: where it stands, what is pending, and applying it. No SQL is here. */
@NullMarked
package dev.creatorflow.starter.schema;

import org.jspecify.annotations.NullMarked;
