package dev.creatorflow.infra.simulator.cdn;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A baseline JPEG encoder for pictures whose 8×8 blocks have one colour each: only DC coefficients are stored, with
 * the standard's own DC code table (ITU T.81, table K.3). Any decoder reads the result; making one takes microseconds.
 */
final class JpegEncoder {
    /** DC values are stored in steps of this; 16 makes one step two grey levels. */
    private static final int QUANTUM = 16;

    private static final int[] DC_LENGTHS = {0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0};
    private static final int[] DC_CODES = {0b00, 0b010, 0b011, 0b100, 0b101, 0b110, 0b1110, 0b11110, 0b111110};
    private static final int[] DC_BITS = {2, 3, 3, 3, 3, 3, 4, 5, 6};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
    private int pending;
    private int pendingBits;

    private JpegEncoder() {}

    /**
     * The picture as a JPEG file.
     *
     * @param note goes into an application segment (at most 60,000 bytes), which makes the file unique and sets its size
     */
    static byte[] encode(Picture picture, byte[] note) {
        JpegEncoder encoder = new JpegEncoder();
        encoder.header(picture, note);
        encoder.scan(picture);
        encoder.marker(0xD9);
        return encoder.out.toByteArray();
    }

    private void header(Picture picture, byte[] note) {
        marker(0xD8);
        segment(0xE0, "JFIF\0\1\1\0\0\1\0\1\0\0".getBytes(StandardCharsets.ISO_8859_1));
        if (note.length > 0) {
            segment(0xED, note);
        }
        byte[] quantization = new byte[65];
        Arrays.fill(quantization, 1, 65, (byte) QUANTUM);
        segment(0xDB, quantization);
        int height = picture.height();
        int width = picture.width();
        segment(0xC0, bytes(8, height >> 8, height, width >> 8, width, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0));
        byte[] dc = new byte[1 + 16 + 12];
        for (int length = 0; length < 16; length++) {
            dc[1 + length] = (byte) DC_LENGTHS[length];
        }
        for (int symbol = 0; symbol < 12; symbol++) {
            dc[17 + symbol] = (byte) symbol;
        }
        segment(0xC4, dc);
        // The AC table knows one symbol, "end of block", with the one-bit code 0.
        byte[] ac = new byte[1 + 16 + 1];
        ac[0] = 0x10;
        ac[1] = 1;
        segment(0xC4, ac);
        segment(0xDA, bytes(3, 1, 0, 2, 0, 3, 0, 0, 63, 0));
    }

    private void scan(Picture picture) {
        int across = (picture.width() + 7) / 8;
        int down = (picture.height() + 7) / 8;
        int[] previous = new int[3];
        for (int row = 0; row < down; row++) {
            for (int column = 0; column < across; column++) {
                for (int channel = 0; channel < 3; channel++) {
                    int value = picture.channel(channel, (column + 0.5) / across, (row + 0.5) / down);
                    int coefficient = (value - 128) * 8 / QUANTUM;
                    dc(coefficient - previous[channel]);
                    put(0, 1);
                    previous[channel] = coefficient;
                }
            }
        }
        // The last byte is filled up with ones.
        put(0x7F, 7);
        pendingBits = 0;
        // Fill bytes are allowed before a marker; without them ffmpeg runs past the end of so plain a scan and warns.
        out.write(0xFF);
        out.write(0xFF);
    }

    private void dc(int difference) {
        int size = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
        put(DC_CODES[size], DC_BITS[size]);
        put(difference < 0 ? difference - 1 : difference, size);
    }

    private void put(int value, int bits) {
        pending = (pending << bits) | (value & ((1 << bits) - 1));
        pendingBits += bits;
        while (pendingBits >= 8) {
            int next = (pending >> (pendingBits - 8)) & 0xFF;
            out.write(next);
            if (next == 0xFF) {
                out.write(0);
            }
            pendingBits -= 8;
        }
    }

    private void marker(int code) {
        out.write(0xFF);
        out.write(code);
    }

    private void segment(int code, byte[] content) {
        marker(code);
        out.write((content.length + 2) >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int place = 0; place < values.length; place++) {
            bytes[place] = (byte) values[place];
        }
        return bytes;
    }
}
