/**
 * The admin API under {@code /_sim/}: health, statistics, clock, faults, truth. Only tests, the demo and benchmarks read
 * it; the product must never depend on it.
 *
 * <ul>
 *   <li>{@code GET health}
 *   <li>{@code GET stats[?pages=false]}: upstream requests by endpoint and outcome, {@code pages} asked for and
 *       {@code pagesDelivered} whole and true (key {@code endpoint|id or username|max_id}), arrivals {@code perSecond}, files;
 *       {@code POST stats/reset}; {@code GET stats/rate?limit=60}: mean and sliding seconds against a limit
 *   <li>{@code GET requests?from=MILLIS}: the log of upstream requests since a wall-clock time, those in flight included
 *   <li>{@code GET clock}, {@code POST clock} with {@code {"now":INSTANT}} or {@code {"advance":"P1D"}}
 *   <li>{@code GET faults}, {@code POST faults} with one rule or several, {@code DELETE faults[?id=ID]}
 *   <li>{@code GET creators?from=0&count=25[&at=INSTANT]}: accounts with kind, outcome and reason to expect of a first scrape
 *   <li>{@code GET truth/creators/ID[?at=INSTANT]} and {@code truth/creators/ID/media[?at=INSTANT][&hashes=false]}
 *   <li>{@code GET reddit/stats}, {@code GET reddit/requests?from=MILLIS}, {@code POST reddit/stats/reset}, {@code POST reddit/tokens/revoke};
 *       {@code GET truth/reddit/communities}, {@code truth/reddit/communities/NAME[/posts?days=60]}, {@code truth/reddit/users[/NAME]}, all
 *       with {@code at=INSTANT}
 * </ul>
 */
@NullMarked
package dev.creatorflow.infra.simulator.control;

import org.jspecify.annotations.NullMarked;
