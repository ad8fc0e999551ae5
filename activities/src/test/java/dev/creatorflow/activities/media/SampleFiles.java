package dev.creatorflow.activities.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;

/** Real pictures and videos of any size, the same for the same seed. */
public final class SampleFiles {
    private SampleFiles() {}

    public static byte[] jpeg(int width, int height, long seed) {
        return picture("jpg", width, height, seed);
    }

    public static byte[] picture(String format, int width, int height, long seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 12; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillRect(
                    random.nextInt(width),
                    random.nextInt(height),
                    1 + random.nextInt(width),
                    1 + random.nextInt(height));
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An MP4 whose structure is whole and whose samples are noise. */
    public static byte[] mp4(int width, int height, int seconds, int dataBytes, long seed) {
        byte[] data = new byte[dataBytes];
        new Random(seed).nextBytes(data);
        byte[] movieHeader = box(
                "mvhd",
                ByteBuffer.allocate(100)
                        .putInt(12, 1_000)
                        .putInt(16, seconds * 1_000)
                        .array());
        byte[] trackHeader = box(
                "tkhd",
                ByteBuffer.allocate(84)
                        .putInt(40, 0x10000)
                        .putInt(56, 0x10000)
                        .putInt(72, 0x40000000)
                        .putInt(76, width << 16)
                        .putInt(80, height << 16)
                        .array());
        return concat(
                box("ftyp", "isom\0\0\2\0isommp42".getBytes(StandardCharsets.ISO_8859_1)),
                box("moov", concat(movieHeader, box("trak", trackHeader))),
                box("mdat", data));
    }

    public static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
    }

    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
