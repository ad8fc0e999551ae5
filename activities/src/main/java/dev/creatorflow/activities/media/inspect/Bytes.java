package dev.creatorflow.activities.media.inspect;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** A file as big-endian numbers at positions. Reads past the end are a {@link BrokenFileException}. Not thread-safe. */
final class Bytes {
    /** Longer headers are no headers. */
    private static final int LONGEST_READ = 64 << 10;

    private final FileChannel channel;
    private final long size;

    Bytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    byte[] read(long position, int length) throws IOException, BrokenFileException {
        if (length < 0 || length > LONGEST_READ || position < 0) {
            throw BrokenFileException.malformed("it states an impossible length");
        }
        if (position + length > size) {
            throw BrokenFileException.cutOff("it ends at byte " + size + ", inside a header");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("The file became shorter while it was read");
            }
        }
        return buffer.array();
    }

    int u8(long position) throws IOException, BrokenFileException {
        return read(position, 1)[0] & 0xFF;
    }

    int u16(long position) throws IOException, BrokenFileException {
        return ByteBuffer.wrap(read(position, 2)).getShort() & 0xFFFF;
    }

    long u32(long position) throws IOException, BrokenFileException {
        return ByteBuffer.wrap(read(position, 4)).getInt() & 0xFFFF_FFFFL;
    }

    long u64(long position) throws IOException, BrokenFileException {
        return ByteBuffer.wrap(read(position, 8)).getLong();
    }

    /** The number whose lowest byte comes first, as WebP and GIF write them. */
    int little(long position, int bytes) throws IOException, BrokenFileException {
        byte[] read = read(position, bytes);
        int value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = (value << 8) | (read[i] & 0xFF);
        }
        return value;
    }

    String text(long position, int length) throws IOException, BrokenFileException {
        return new String(read(position, length), StandardCharsets.ISO_8859_1);
    }
}
