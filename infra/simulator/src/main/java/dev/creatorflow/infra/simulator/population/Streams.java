package dev.creatorflow.infra.simulator.population;

import java.util.List;

/**
 * What an account shows at one instant.
 *
 * @param all every visible medium, newest first, co-authored ones of others included
 * @param reels the reels tab: pinned first, then newest first
 * @param feed the timeline: pinned first, then newest first
 */
public record Streams(List<Medium> all, List<Medium> reels, List<Medium> feed) {
    public static final Streams NONE = new Streams(List.of(), List.of(), List.of());
}
