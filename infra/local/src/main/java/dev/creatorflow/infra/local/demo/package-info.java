/**
 * The demonstration: a platform, the upstream simulator and a worker, a scrape of generated creators, and the check that
 * everything came out as the simulator knows it must. What is scraped and computed is the product's; it is only compared
 * here.
 */
@NullMarked
package dev.creatorflow.infra.local.demo;

import org.jspecify.annotations.NullMarked;
