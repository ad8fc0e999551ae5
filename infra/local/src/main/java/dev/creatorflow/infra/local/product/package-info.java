/**
 * The product's processes as this module sees them: commands of the launcher with an environment, an exit code and a
 * log. No product class is known here.
 */
@NullMarked
package dev.creatorflow.infra.local.product;

import org.jspecify.annotations.NullMarked;
