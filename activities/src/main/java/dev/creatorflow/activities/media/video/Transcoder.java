package dev.creatorflow.activities.media.video;

import dev.creatorflow.activities.media.inspect.BrokenFileException;
import dev.creatorflow.activities.media.inspect.FileInspector;
import dev.creatorflow.activities.media.inspect.Inspected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes videos smaller: at most 720 lines, never more than before, even dimensions, H.264 at constant quality 23, index in front. As many at
 * once as the machine has cores, one thread each. Thread-safe.
 */
public final class Transcoder {
    private static final Logger LOG = LoggerFactory.getLogger(Transcoder.class);
    static final int MOST_LINES = 720;

    /** ffmpeg reports its progress twice a second, whatever it does. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    /** Frames may be rounded at the end, and sound may be longer than the picture. */
    private static final double DURATION_SLACK_SECONDS = 1.5;

    private final Ffmpeg programs;
    private final GuardedRun runs;
    private final Semaphore slots;

    /** @param atOnce videos at a time */
    public Transcoder(Ffmpeg programs, int atOnce) {
        this.programs = programs;
        this.runs = new GuardedRun(programs.environment(), SILENCE);
        this.slots = new Semaphore(atOnce);
    }

    /**
     * Writes a smaller form of the video and verifies it: whole, decodable to its end, as long as the original, at most 720 lines, fewer bytes.
     * The original is only read.
     *
     * @param target an empty file; its content is of use only where a result is returned
     * @param percent told how far it is, 0 to 100; never where the video does not say how long it is
     * @return what the smaller form is; empty where there is none that is better, and the original stands
     * @throws InterruptedException when the thread is interrupted; ffmpeg is gone then
     */
    public Optional<Inspected> shrink(Path original, Inspected known, Path target, IntConsumer percent)
            throws IOException, InterruptedException {
        slots.acquire();
        try {
            GuardedRun.End end = runs.run(command(original, target), line -> report(line, known, percent));
            if (!end.good()) {
                LOG.warn("A video could not be transcoded, its original is kept: {}", end.lastWords());
                return Optional.empty();
            }
            return verified(original, known, target);
        } finally {
            slots.release();
        }
    }

    private List<String> command(Path original, Path target) {
        return List.of(
                programs.ffmpeg(),
                "-hide_banner",
                "-loglevel",
                "error",
                "-nostdin",
                "-nostats",
                "-progress",
                "pipe:1",
                "-y",
                "-protocol_whitelist",
                "file,pipe",
                "-threads",
                "1",
                // The type is known from the bytes: nothing in them may choose another reader.
                "-f",
                "mov",
                "-i",
                GuardedRun.argument(original),
                "-map",
                "0:v:0",
                "-map",
                "0:a:0?",
                "-vf",
                "scale=-2:'min(" + MOST_LINES + ",trunc(ih/2)*2)'",
                "-c:v",
                "libx264",
                "-preset",
                "fast",
                "-crf",
                "23",
                "-pix_fmt",
                "yuv420p",
                "-threads",
                "1",
                "-c:a",
                "aac",
                "-b:a",
                "128k",
                "-movflags",
                "+faststart",
                "-f",
                "mp4",
                GuardedRun.argument(target));
    }

    private static void report(String line, Inspected known, IntConsumer percent) {
        Double seconds = known.durationSeconds();
        String at = "out_time_us=";
        if (seconds != null
                && line.startsWith(at)
                && line.substring(at.length()).matches("\\d{1,15}")) {
            double done = Long.parseLong(line.substring(at.length())) / 1e6;
            percent.accept((int) Math.min(100, 100 * done / seconds));
        }
    }

    private Optional<Inspected> verified(Path original, Inspected known, Path target)
            throws IOException, InterruptedException {
        Inspected result;
        try {
            result = FileInspector.inspect(target);
        } catch (BrokenFileException e) {
            LOG.warn("A transcoded video is broken, its original is kept: {}", e.getMessage());
            return Optional.empty();
        }
        if (Files.size(target) >= Files.size(original)) {
            return Optional.empty();
        }
        if (result.height() == null || result.height() > MOST_LINES || !asLong(known.durationSeconds(), result)) {
            LOG.warn("A transcoded video is not what it should be ({}), its original is kept ({})", result, known);
            return Optional.empty();
        }
        GuardedRun.End decoded = runs.run(
                List.of(
                        programs.ffmpeg(),
                        "-hide_banner",
                        "-v",
                        "error",
                        "-nostdin",
                        "-nostats",
                        "-progress",
                        "pipe:1",
                        "-xerror",
                        "-threads",
                        "1",
                        "-i",
                        GuardedRun.argument(target),
                        "-map",
                        "0",
                        "-f",
                        "null",
                        "-"),
                _ -> {});
        if (!decoded.good()) {
            LOG.warn("A transcoded video cannot be played, its original is kept: {}", decoded.lastWords());
            return Optional.empty();
        }
        return Optional.of(result);
    }

    private static boolean asLong(@Nullable Double seconds, Inspected result) {
        Double now = result.durationSeconds();
        return seconds == null || (now != null && Math.abs(now - seconds) <= DURATION_SLACK_SECONDS + seconds / 50);
    }
}
