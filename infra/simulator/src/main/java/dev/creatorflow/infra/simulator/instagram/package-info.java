/**
 * The four Looter endpoints in the provider's exact shapes, quirks included (damaged numeric ids, two paging
 * shapes, three meanings of status). What is true is decided in population; this package only writes it down.
 */
@NullMarked
package dev.creatorflow.infra.simulator.instagram;

import org.jspecify.annotations.NullMarked;
