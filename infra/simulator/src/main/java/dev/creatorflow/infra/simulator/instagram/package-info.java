/**
 * The four Looter endpoints in the provider's exact shapes, quirks included: damaged numeric ids, two ways of paging,
 * three meanings of {@code status}. What is true is decided in {@code population}; this package only writes it down.
 */
@NullMarked
package dev.creatorflow.infra.simulator.instagram;

import org.jspecify.annotations.NullMarked;
