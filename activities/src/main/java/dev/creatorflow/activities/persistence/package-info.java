/**
 * PostgreSQL: the pool, MyBatis, the schema's migrations and the mappers of the product's tables. SQL lives here and in the packages that own
 * a table of their own; nothing here calls an upstream.
 */
@NullMarked
package dev.creatorflow.activities.persistence;

import org.jspecify.annotations.NullMarked;
