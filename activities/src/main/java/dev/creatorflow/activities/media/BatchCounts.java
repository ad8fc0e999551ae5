package dev.creatorflow.activities.media;

import java.util.Locale;

/** What a batch has come to so far; also its heartbeat. */
public record BatchCounts(int stored, int reused, int failed, int lost, long bytes, int left) {
    static BatchCounts of(int files) {
        return new BatchCounts(0, 0, 0, 0, 0, files);
    }

    BatchCounts plus(TransferOutcome outcome) {
        return switch (outcome) {
            case TransferOutcome.Stored(long size) ->
                new BatchCounts(stored + 1, reused, failed, lost, bytes + size, left - 1);
            case TransferOutcome.Reused() -> new BatchCounts(stored, reused + 1, failed, lost, bytes, left - 1);
            case TransferOutcome.Left() -> this;
            case TransferOutcome.Failed failure ->
                new BatchCounts(stored, reused, failed + 1, lost + (failure.lost() ? 1 : 0), bytes, left - 1);
        };
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d stored (%.1f MB), %d reused, %d failed, %d left",
                stored,
                bytes / 1e6,
                reused,
                failed,
                left);
    }
}
