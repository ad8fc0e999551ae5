package dev.creatorflow.activities.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline at one moment.
 *
 * @param dueCreators creators whose refresh is due
 * @param dueLagSeconds how long the longest waiting of them has been due; 0 where none is
 * @param openRuns runs under way
 * @param mediaDue files that are to be copied
 * @param sources each provider's budget
 */
public record PipelineFigures(
        long dueCreators, double dueLagSeconds, long openRuns, long mediaDue, List<SourceFigures> sources) {

    /**
     * A provider's budget.
     *
     * @param dayLeft calls this UTC day may still have; null = no cap
     * @param monthLeft null = no cap
     * @param quotaLeft calls the provider said were left; null = it never said
     * @param pauseType null = not paused
     */
    public record SourceFigures(
            String provider,
            double requestsPerSecond,
            @Nullable Long dayLeft,
            @Nullable Long monthLeft,
            @Nullable Long quotaLeft,
            @Nullable String pauseType) {}
}
