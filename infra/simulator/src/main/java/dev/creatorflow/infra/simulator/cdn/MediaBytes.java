package dev.creatorflow.infra.simulator.cdn;

import dev.creatorflow.infra.simulator.population.BoundedCache;
import dev.creatorflow.infra.simulator.population.Dice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The bytes behind a link: each file different from all others, each the same for ever. At a third of the declared size,
 * the default, JPEG files have about 5 to 12 KB and MP4 files 20 to 60 KB: quick to make and to decode. Full size is for
 * tests of transcoding.
 */
public final class MediaBytes {
    private static final int FRAMES = 10;
    private static final int CACHED_FILES = 150;
    private static final int CACHED_KILOBYTES = 60_000;

    private final long seed;
    private final int shrink;
    private final int fillerBytes;
    private final BoundedCache<String, byte[]> files;

    /**
     * @param shrink stored pictures and frames are this many times smaller than declared, in width and height
     * @param videoFiller kilobytes added to each video
     */
    public MediaBytes(long seed, int shrink, int videoFiller) {
        this.seed = seed;
        this.shrink = shrink;
        this.fillerBytes = videoFiller * 1_000;
        this.files = new BoundedCache<>(
                videoFiller == 0 ? CACHED_FILES : Math.clamp(CACHED_KILOBYTES / videoFiller, 1, CACHED_FILES));
    }

    /** The file of an asset. */
    public byte[] of(Asset asset) {
        long scene =
                Dice.hash(seed, 51, asset.owner(), asset.number(), asset.part().hashCode());
        return files.get(asset.path(), path -> make(scene, path, asset.video(), asset.width(), asset.height()));
    }

    /**
     * A file for any path: equal paths give equal bytes, other paths others.
     *
     * @param video whether an MP4 is wanted
     */
    public byte[] of(String path, boolean video) {
        long scene =
                Dice.hash(seed, 52, digest(path.getBytes(StandardCharsets.UTF_8))[0], path.hashCode(), path.length());
        return files.get(path, same -> make(scene, path, video, 480, 852));
    }

    /** The lower-case hexadecimal SHA-256 of a file. */
    public static String sha256(byte[] file) {
        return HexFormat.of().formatHex(digest(file));
    }

    private byte[] make(long scene, String path, boolean video, int declaredWidth, int declaredHeight) {
        int width = Math.max(8, declaredWidth / shrink);
        int height = Math.max(8, declaredHeight / shrink);
        if (!video) {
            byte[] note = note(path, Dice.between(scene, 4_000, 8_000));
            return JpegEncoder.encode(new Picture(scene, width, height, 0), note);
        }
        List<byte[]> frames = IntStream.range(0, FRAMES)
                .mapToObj(frame -> new Picture(scene, width, height, frame / (double) FRAMES))
                .map(picture -> JpegEncoder.encode(picture, new byte[0]))
                .toList();
        int millis = Dice.between(scene + 1, 3_000, 60_000);
        return Mp4Muxer.mux(
                width, height, millis, frames, note(path, fillerBytes + Dice.between(scene, 8_000, 30_000)));
    }

    /** The path and filler, as the metadata that real files carry. */
    private static byte[] note(String path, int length) {
        byte[] note = new byte[length];
        byte[] own = path.getBytes(StandardCharsets.UTF_8);
        new Random(Dice.hash(path.hashCode(), length)).nextBytes(note);
        System.arraycopy(own, 0, note, 0, Math.min(own.length, length));
        return note;
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
