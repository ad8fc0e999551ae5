package dev.creatorflow.activities.media;

import java.util.Map;

/**
 * How far a batch is: its heartbeat, as staff see it beside the activity.
 *
 * @param transcoding videos that are being transcoded, with percent done
 */
public record BatchProgress(BatchCounts counts, Map<String, Integer> transcoding) {
    public BatchProgress {
        transcoding = Map.copyOf(transcoding);
    }
}
