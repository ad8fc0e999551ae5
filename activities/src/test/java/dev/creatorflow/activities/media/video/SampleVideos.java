package dev.creatorflow.activities.media.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Playable videos, made by the ffmpeg of the Maven package: tests need none on the machine. */
public final class SampleVideos {
    private static final Path TOOLS = Path.of("target", "tools").toAbsolutePath();

    private SampleVideos() {}

    public static Ffmpeg ffmpeg() {
        return Ffmpeg.packaged(TOOLS).orElseThrow();
    }

    /** A moving test picture with a tone, of a rather wasteful quality, so that it can be made smaller. */
    public static byte[] video(Path folder, int width, int height, int seconds, int seed) {
        return video(folder, width, height, seconds, seed, 10);
    }

    /** @param quality of libx264: a higher one makes fewer bytes */
    public static byte[] video(Path folder, int width, int height, int seconds, int seed, int quality) {
        Path file = folder.resolve("sample-" + seed + ".mp4");
        try {
            run(List.of(
                    ffmpeg().ffmpeg(),
                    "-v",
                    "error",
                    "-y",
                    "-f",
                    "lavfi",
                    "-i",
                    "testsrc2=size=" + width + "x" + height + ":rate=25:duration=" + seconds + ",hue=h=" + seed * 17,
                    "-f",
                    "lavfi",
                    "-i",
                    "sine=frequency=" + (300 + seed) + ":duration=" + seconds,
                    "-c:v",
                    "libx264",
                    "-preset",
                    "ultrafast",
                    "-crf",
                    String.valueOf(quality),
                    "-pix_fmt",
                    "yuv420p",
                    "-c:a",
                    "aac",
                    file.toString()));
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A still grey picture, coded as tightly as can be: no other setting makes it smaller. */
    public static byte[] tight(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("tight.mp4");
        run(List.of(
                ffmpeg().ffmpeg(),
                "-v",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "color=gray:size=64x64:rate=1:duration=2",
                "-c:v",
                "libx264",
                "-preset",
                "veryslow",
                "-crf",
                "51",
                "-movflags",
                "+faststart",
                "-fflags",
                "+bitexact",
                file.toString()));
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    /** Whether a player gets through it, by ffprobe and a decoder of ours. */
    public static void requirePlayable(Path file) throws IOException, InterruptedException {
        GuardedRun.End end = run(List.of(
                ffmpeg().ffmpeg(), "-v", "error", "-xerror", "-i", file.toString(), "-map", "0", "-f", "null", "-"));
        if (!end.good() || !end.said().isEmpty()) {
            throw new AssertionError(end.toString());
        }
    }

    static GuardedRun.End run(List<String> command) throws IOException, InterruptedException {
        GuardedRun.End end =
                new GuardedRun(Map.copyOf(ffmpeg().environment()), Duration.ofMinutes(1)).run(command, _ -> {});
        if (!end.good()) {
            throw new AssertionError(end.toString());
        }
        return end;
    }
}
