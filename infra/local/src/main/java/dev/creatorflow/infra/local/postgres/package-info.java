/**
 * A PostgreSQL server from embedded binaries: unpacking, first set-up, start and stop. No table of the product is known
 * here; the schema comes from the product's own command.
 */
@NullMarked
package dev.creatorflow.infra.local.postgres;

import org.jspecify.annotations.NullMarked;
