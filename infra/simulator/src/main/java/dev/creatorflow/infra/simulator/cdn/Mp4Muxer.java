package dev.creatorflow.infra.simulator.cdn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Packs JPEG frames into an MP4 file (ISO/IEC 14496-12) with one Motion-JPEG video track; the index stands before the
 * frames ("fast start"). Frames last equally long.
 */
final class Mp4Muxer {
    private static final int TIME_SCALE = 1000;

    private final int width;
    private final int height;
    private final int millis;
    private final List<byte[]> frames;

    private Mp4Muxer(int width, int height, int millis, List<byte[]> frames) {
        this.width = width;
        this.height = height;
        this.millis = millis;
        this.frames = frames;
    }

    /** The file of the given frames; {@code note} is carried in a free box before the frames. */
    static byte[] mux(int width, int height, int millis, List<byte[]> frames, byte[] note) {
        return new Mp4Muxer(width, height, millis, frames).file(note);
    }

    private byte[] file(byte[] note) {
        byte[] type = box("ftyp", join(text("isom"), number(0x200), text("isom"), text("iso2"), text("mp41")));
        byte[] free = box("free", note);
        int movieLength = movie(0).length;
        byte[] movie = movie(type.length + movieLength + free.length + 8);
        return join(type, movie, free, box("mdat", join(frames.toArray(byte[][]::new))));
    }

    private byte[] movie(int firstFrameAt) {
        byte[] header = full(
                "mvhd",
                join(
                        numbers(0, 0, TIME_SCALE, millis, 0x10000, 0x01000000, 0, 0),
                        matrix(),
                        numbers(0, 0, 0, 0, 0, 0, 2)));
        byte[] trackHeader = full(
                "tkhd", 3, join(numbers(0, 0, 1, 0, millis, 0, 0, 0, 0), matrix(), numbers(width << 16, height << 16)));
        byte[] mediaHeader = full("mdhd", numbers(0, 0, TIME_SCALE, millis, 0x55C40000));
        byte[] handler = full("hdlr", join(numbers(0), text("vide"), numbers(0, 0, 0), text("video\0")));
        byte[] videoHeader = full("vmhd", 1, numbers(0, 0));
        byte[] reference = box("dinf", full("dref", join(numbers(1), full("url ", 1, new byte[0]))));
        byte[] information = box("minf", join(videoHeader, reference, box("stbl", samples(firstFrameAt))));
        byte[] media = box("mdia", join(mediaHeader, handler, information));
        return box("moov", join(header, box("trak", join(trackHeader, media))));
    }

    private byte[] samples(int firstFrameAt) {
        int count = frames.size();
        byte[] sizes = join(frames.stream().map(frame -> number(frame.length)).toArray(byte[][]::new));
        return join(
                full("stsd", join(numbers(1), sampleEntry())),
                full("stts", numbers(1, count, millis / count)),
                full("stsc", numbers(1, 1, count, 1)),
                full("stsz", join(numbers(0, count), sizes)),
                full("stco", numbers(1, firstFrameAt)));
    }

    private byte[] sampleEntry() {
        byte[] fixed = join(
                numbers(0, 1, 0, 0, 0, 0),
                number(width << 16 | height),
                numbers(0x480000, 0x480000, 0, 1 << 16),
                new byte[30],
                new byte[] {0, 0x18, (byte) 0xFF, (byte) 0xFF});
        // Object type 0x6C is JPEG, stream type 4 (0x11 with its flag bit) is visual.
        byte[] decoder = descriptor(4, join(new byte[] {0x6C, 0x11, 0, 0, 0}, numbers(0, 0)));
        byte[] stream = descriptor(3, join(new byte[] {0, 1, 0}, decoder, descriptor(6, new byte[] {2})));
        return box("mp4v", join(fixed, full("esds", stream)));
    }

    private static byte[] descriptor(int tag, byte[] content) {
        return join(new byte[] {(byte) tag, (byte) content.length}, content);
    }

    private static byte[] matrix() {
        return numbers(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
    }

    private static byte[] full(String type, byte[] content) {
        return full(type, 0, content);
    }

    private static byte[] full(String type, int flags, byte[] content) {
        return box(type, join(number(flags), content));
    }

    private static byte[] box(String type, byte[] content) {
        return join(number(content.length + 8), text(type), content);
    }

    private static byte[] number(int value) {
        return numbers(value);
    }

    private static byte[] numbers(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 4);
        for (int value : values) {
            buffer.putInt(value);
        }
        return buffer.array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            buffer.put(part);
        }
        return buffer.array();
    }
}
