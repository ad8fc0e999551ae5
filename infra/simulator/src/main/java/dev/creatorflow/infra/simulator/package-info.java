/**
 * The upstream simulator: the Instagram provider, Reddit's API, their media CDN and an admin API in one small process. It shares no
 * code with the product, so that the two cannot share a mistake; this package only reads options, wires and starts.
 *
 * <p>A request passes {@code server} → {@code gateway} (key, rate, quota, latency, {@code fault}) → {@code instagram} or
 * {@code recorded} → {@code population}. Links in the answers lead to {@code cdn}; {@code traffic} counts; {@code control} tells
 * the truth. Start it with {@link dev.creatorflow.infra.simulator.SimulatorMain}, {@code --help} lists the options.
 */
@NullMarked
package dev.creatorflow.infra.simulator;

import org.jspecify.annotations.NullMarked;
