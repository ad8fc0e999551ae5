package dev.creatorflow.activities.media.inspect;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The 64-bit difference hash of a picture: the picture as 9 × 8 grey fields, one bit per pair of neighbours that says which is darker. The same
 * picture in another size or compression differs in a few bits, another picture in about half of them.
 */
public final class PerceptualHash {
    private static final Logger LOG = LoggerFactory.getLogger(PerceptualHash.class);
    private static final int COLUMNS = 9;
    private static final int ROWS = 8;

    /** Read at least at this size: enough for the fields' means, and small whatever the picture is. */
    private static final int SAMPLE = 72;

    /** A picture that states more is not decoded: it is no photograph but an attack, or useless. */
    private static final long MOST_PIXELS = 100_000_000;

    private PerceptualHash() {}

    /** The hash; null for videos, and for pictures this machine cannot decode. */
    public static @Nullable Long of(Path file, Inspected inspected) throws IOException {
        if (inspected.type().video() || inspected.width() == null || inspected.height() == null) {
            return null;
        }
        if ((long) inspected.width() * inspected.height() > MOST_PIXELS) {
            return null;
        }
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            return readers.hasNext() ? of(readers.next(), input) : null;
        }
    }

    private static @Nullable Long of(ImageReader reader, ImageInputStream input) {
        try {
            reader.setInput(input, true, true);
            int step = Math.max(1, Math.min(reader.getWidth(0), reader.getHeight(0)) / SAMPLE);
            ImageReadParam smaller = reader.getDefaultReadParam();
            smaller.setSourceSubsampling(step, step, 0, 0);
            return hash(reader.read(0, smaller));
        } catch (IOException | RuntimeException e) {
            // The decoder of the JDK knows fewer forms than browsers do; the file itself has been checked.
            LOG.debug("A picture has no perceptual hash: {}", e.toString());
            return null;
        } finally {
            reader.dispose();
        }
    }

    private static long hash(BufferedImage image) {
        long hash = 0;
        for (int row = 0; row < ROWS; row++) {
            long left = brightness(image, 0, row);
            for (int column = 1; column < COLUMNS; column++) {
                long right = brightness(image, column, row);
                hash = (hash << 1) | (left < right ? 1 : 0);
                left = right;
            }
        }
        return hash;
    }

    /** Mean brightness of a field, in thousandths. */
    private static long brightness(BufferedImage image, int column, int row) {
        int fromX = column * image.getWidth() / COLUMNS;
        int toX = Math.max(fromX + 1, (column + 1) * image.getWidth() / COLUMNS);
        int fromY = row * image.getHeight() / ROWS;
        int toY = Math.max(fromY + 1, (row + 1) * image.getHeight() / ROWS);
        long sum = 0;
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                int rgb = image.getRGB(x, y);
                sum += 299 * ((rgb >> 16) & 0xFF) + 587 * ((rgb >> 8) & 0xFF) + 114L * (rgb & 0xFF);
            }
        }
        return sum / ((long) (toX - fromX) * (toY - fromY));
    }
}
