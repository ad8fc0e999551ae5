package dev.creatorflow.activities.media.inspect;

import java.io.IOException;

/** Headers of JPEG, PNG, GIF and WebP: dimensions, and the marks that show that the end is there. */
final class PictureHeaders {
    /** Bytes behind the end marker that some encoders leave; the marker is looked for in them. */
    private static final int TAIL = 32 << 10;

    private static final int MOST_SEGMENTS = 1_000;

    private PictureHeaders() {}

    static Inspected jpeg(Bytes bytes) throws IOException, BrokenFileException {
        long position = 2;
        for (int segment = 0; segment < MOST_SEGMENTS; segment++) {
            if (bytes.u8(position) != 0xFF) {
                throw BrokenFileException.malformed("its JPEG segments do not follow each other");
            }
            int marker = bytes.u8(position + 1);
            if (marker == 0xFF) {
                position++;
            } else if (isFrame(marker)) {
                requireEnd(bytes);
                return picture(FileType.JPEG, bytes.u16(position + 7), bytes.u16(position + 5));
            } else if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
                position += 2;
            } else if (marker == 0xD9 || marker == 0xDA) {
                throw BrokenFileException.malformed("its JPEG data begin before its dimensions");
            } else {
                position += 2 + bytes.u16(position + 2);
            }
        }
        throw BrokenFileException.malformed("its JPEG header does not end");
    }

    /** Start of frame: baseline to arithmetic, without DHT, JPG and DAC, which share the range. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static void requireEnd(Bytes bytes) throws IOException, BrokenFileException {
        int length = (int) Math.min(TAIL, bytes.size());
        byte[] tail = bytes.read(bytes.size() - length, length);
        for (int i = tail.length - 2; i >= 0; i--) {
            if ((tail[i] & 0xFF) == 0xFF && (tail[i + 1] & 0xFF) == 0xD9) {
                return;
            }
        }
        throw BrokenFileException.cutOff("the end of the JPEG is missing");
    }

    static Inspected png(Bytes bytes) throws IOException, BrokenFileException {
        if (!bytes.text(12, 4).equals("IHDR")) {
            throw BrokenFileException.malformed("its PNG header is missing");
        }
        int length = (int) Math.min(TAIL, bytes.size());
        if (!bytes.text(bytes.size() - length, length).contains("IEND")) {
            throw BrokenFileException.cutOff("the end of the PNG is missing");
        }
        return picture(FileType.PNG, bytes.u32(16), bytes.u32(20));
    }

    static Inspected gif(Bytes bytes) throws IOException, BrokenFileException {
        int length = (int) Math.min(64, bytes.size());
        if (bytes.text(bytes.size() - length, length).indexOf(';') < 0) {
            throw BrokenFileException.cutOff("the end of the GIF is missing");
        }
        return picture(FileType.GIF, bytes.little(6, 2), bytes.little(8, 2));
    }

    static Inspected webp(Bytes bytes) throws IOException, BrokenFileException {
        long stated = (bytes.little(4, 4) & 0xFFFF_FFFFL) + 8;
        if (stated > bytes.size()) {
            throw BrokenFileException.cutOff("the WebP states " + stated + " bytes and has " + bytes.size());
        }
        return switch (bytes.text(12, 4)) {
            case "VP8 " -> picture(FileType.WEBP, bytes.little(26, 2) & 0x3FFF, bytes.little(28, 2) & 0x3FFF);
            case "VP8L" -> {
                int packed = bytes.little(21, 4);
                yield picture(FileType.WEBP, (packed & 0x3FFF) + 1, ((packed >>> 14) & 0x3FFF) + 1);
            }
            case "VP8X" -> picture(FileType.WEBP, bytes.little(24, 3) + 1, bytes.little(27, 3) + 1);
            default -> throw BrokenFileException.malformed("its WebP form is unknown");
        };
    }

    static Inspected picture(FileType type, long width, long height) throws BrokenFileException {
        if (width <= 0 || height <= 0 || width > 65_535 || height > 65_535) {
            throw BrokenFileException.malformed("it states " + width + " × " + height + " pixels");
        }
        return new Inspected(type, (int) width, (int) height, null);
    }
}
