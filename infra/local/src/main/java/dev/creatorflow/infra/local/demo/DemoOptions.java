package dev.creatorflow.infra.local.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a person asked the demo for.
 *
 * @param creators how many generated creators to scrape
 * @param days how many days to move on after the first scrape, with a scrape on each
 * @param recorded a folder of recorded bodies to serve in place of generated creators
 * @param latency of the simulated provider, as the simulator writes it
 */
public record DemoOptions(int creators, int days, Optional<Path> recorded, String latency) {}
