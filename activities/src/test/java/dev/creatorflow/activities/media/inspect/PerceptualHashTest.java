package dev.creatorflow.activities.media.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.media.SampleFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerceptualHashTest {
    @TempDir
    Path folder;

    @Test
    void thePictureInOtherBytesIsNearAndAnotherPictureIsFar() throws Exception {
        byte[] original = SampleFiles.jpeg(1080, 1350, 5);
        long hash = hash(original);

        assertThat(Long.bitCount(hash ^ hash(smaller(original, 320, 400)))).isLessThanOrEqualTo(6);
        assertThat(Long.bitCount(hash ^ hash(SampleFiles.jpeg(1080, 1350, 6)))).isGreaterThan(10);
    }

    @Test
    void whatCannotBeDecodedHasNone() throws Exception {
        byte[] jpeg = SampleFiles.jpeg(200, 200, 1);
        byte[] damaged = jpeg.clone();
        Arrays.fill(damaged, 20, 120, (byte) 0);
        Path file = Files.write(folder.resolve("damaged"), damaged);

        assertThat(PerceptualHash.of(file, new Inspected(FileType.JPEG, 200, 200, null)))
                .isNull();
        assertThat(PerceptualHash.of(file, new Inspected(FileType.MP4, 200, 200, 1.0)))
                .isNull();
        assertThat(PerceptualHash.of(file, new Inspected(FileType.JPEG, 60_000, 60_000, null)))
                .as("a picture bomb")
                .isNull();
    }

    private Long hash(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("picture"), bytes);
        return PerceptualHash.of(file, FileInspector.inspect(file));
    }

    private static byte[] smaller(byte[] jpeg, int width, int height) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        small.createGraphics().drawImage(image, 0, 0, width, height, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "jpg", out);
        return out.toByteArray();
    }
}
