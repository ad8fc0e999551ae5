package dev.creatorflow.activities.media.video;

import dev.creatorflow.activities.media.inspect.BrokenFileException;
import dev.creatorflow.activities.media.inspect.Inspected;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Asks ffprobe about videos whose coding our own reading of the index cannot vouch for. A start of ffprobe takes about as much CPU as moving
 * ten megabytes, so what is known well is not asked about. Thread-safe.
 */
public final class VideoProbe {
    private static final Set<String> WELL_KNOWN = Set.of("avc1", "avc3", "hvc1", "hev1", "av01", "vp09", "mp4v");
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final String ffprobe;
    private final GuardedRun runs;

    /** @param ffprobe name or path */
    public VideoProbe(Ffmpeg programs, String ffprobe) {
        this.ffprobe = ffprobe;
        this.runs = new GuardedRun(programs.environment(), SILENCE);
    }

    /** @throws BrokenFileException where ffprobe finds no picture it could decode */
    public void check(Path video, Inspected inspected) throws IOException, BrokenFileException, InterruptedException {
        String coding = inspected.coding();
        if (coding != null && WELL_KNOWN.contains(coding)) {
            return;
        }
        GuardedRun.End end = runs.run(
                List.of(
                        ffprobe,
                        "-v",
                        "error",
                        "-protocol_whitelist",
                        "file",
                        "-f",
                        "mov",
                        "-select_streams",
                        "v:0",
                        "-read_intervals",
                        "%+#1",
                        "-show_entries",
                        "frame=pix_fmt",
                        "-of",
                        "csv=p=0",
                        GuardedRun.argument(video)),
                _ -> {});
        if (!end.good() || end.said().isEmpty()) {
            throw BrokenFileException.undecodable("no picture in it can be decoded (" + end.lastWords() + ")");
        }
    }
}
