package dev.creatorflow.infra.simulator.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class MediaBytesTest {
    private final MediaBytes media = new MediaBytes(1, 3, 0);

    @Test
    void picturesDecodeAndHaveAThirdOfTheDeclaredSize() throws IOException {
        for (int number = 0; number < 40; number++) {
            BufferedImage image = decode(media.of(new Asset(3, number, "photo", 720, 960)));
            assertThat(image.getWidth()).isEqualTo(240);
            assertThat(image.getHeight()).isEqualTo(320);
        }
    }

    @Test
    void theDecodedColoursAreThoseThatWereEncoded() throws IOException {
        Picture grey = new Picture(12, 64, 64, 0);
        BufferedImage image = decode(JpegEncoder.encode(grey, new byte[0]));
        for (int block = 0; block < 8; block++) {
            int luma = luma(image.getRGB(block * 8 + 3, block * 8 + 3));
            int wanted = grey.channel(0, (block + 0.5) / 8, (block + 0.5) / 8);
            // Two levels of quantisation, and what colour conversion cuts off at the edges of the range.
            assertThat(luma).isBetween(wanted - 40, wanted + 40);
        }
    }

    @Test
    void fillerMakesVideosAsLargeAsWantedAndLeavesPicturesAlone() {
        MediaBytes large = new MediaBytes(1, 3, 2_000);
        assertThat(large.of(new Asset(1, 1, "video", 480, 853)).length).isBetween(2_000_000, 2_200_000);
        assertThat(large.of(new Asset(1, 1, "cover", 480, 853)))
                .isEqualTo(media.of(new Asset(1, 1, "cover", 480, 853)));
    }

    @Test
    void everyFileIsDifferentAndStaysTheSame() {
        Set<String> digests = new HashSet<>();
        for (int number = 0; number < 200; number++) {
            for (Asset asset : new Asset[] {
                new Asset(1, number, "cover", 480, 853),
                new Asset(1, number, "cover", 240, 426),
                new Asset(1, number, "video", 480, 853),
                new Asset(2, number, "s0", 720, 960)
            }) {
                byte[] file = media.of(asset);
                assertThat(digests.add(MediaBytes.sha256(file))).isTrue();
                assertThat(new MediaBytes(1, 3, 0).of(asset)).isEqualTo(file);
            }
        }
        assertThat(new MediaBytes(2, 3, 0).of(new Asset(1, 0, "cover", 480, 853)))
                .isNotEqualTo(media.of(new Asset(1, 0, "cover", 480, 853)));
    }

    @Test
    void sizesAreThoseOfSmallRealFiles() {
        for (int number = 0; number < 50; number++) {
            assertThat(media.of(new Asset(1, number, "photo", 720, 960)).length).isBetween(5_000, 20_000);
            assertThat(media.of(new Asset(1, number, "video", 720, 1280)).length)
                    .isBetween(20_000, 80_000);
        }
    }

    @Test
    void videosAreMp4FilesWhoseFirstFrameIsWhereTheIndexSays() throws IOException {
        ByteBuffer file = ByteBuffer.wrap(media.of(new Asset(1, 7, "video", 720, 1280)));
        Map<String, Integer> boxes = boxes(file, 0, file.limit());
        assertThat(boxes.keySet()).containsExactly("ftyp", "moov", "free", "mdat");
        int moov = boxes.get("moov");
        Map<String, Integer> track = boxes(file, moov + 8, moov + file.getInt(moov));
        int stbl = inside(file, track.get("trak"), "mdia", "minf", "stbl");
        Map<String, Integer> table = boxes(file, stbl + 8, stbl + file.getInt(stbl));
        assertThat(table.keySet()).containsExactly("stsd", "stts", "stsc", "stsz", "stco");
        int frames = file.getInt(table.get("stsz") + 16);
        int firstLength = file.getInt(table.get("stsz") + 20);
        int firstAt = file.getInt(table.get("stco") + 16);
        assertThat(frames).isEqualTo(10);
        assertThat(firstAt).isEqualTo(boxes.get("mdat") + 8);
        byte[] frame = new byte[firstLength];
        file.get(firstAt, frame);
        assertThat(decode(frame).getWidth()).isEqualTo(240);
    }

    @Test
    void filesCanHaveTheDeclaredSize() throws IOException {
        BufferedImage image = decode(new MediaBytes(1, 1, 0).of(new Asset(3, 1, "photo", 720, 960)));
        assertThat(image.getWidth()).isEqualTo(720);
        assertThat(image.getHeight()).isEqualTo(960);
    }

    @Test
    void anyPathHasBytesOfItsOwn() throws IOException {
        byte[] picture = media.of("v/t51/1_2_n.jpg", false);
        assertThat(decode(picture).getWidth()).isPositive();
        assertThat(picture).isEqualTo(new MediaBytes(1, 3, 0).of("v/t51/1_2_n.jpg", false));
        assertThat(picture).isNotEqualTo(media.of("v/t51/1_3_n.jpg", false));
        assertThat(new String(media.of("o1/v/x.mp4", true), 4, 4, StandardCharsets.US_ASCII))
                .isEqualTo("ftyp");
    }

    private static BufferedImage decode(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(image).isNotNull();
        return image;
    }

    private static int luma(int rgb) {
        return (int) (0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255));
    }

    private static int inside(ByteBuffer file, int box, String... names) {
        int place = box;
        for (String name : names) {
            place = boxes(file, place + 8, place + file.getInt(place)).get(name);
        }
        return place;
    }

    private static Map<String, Integer> boxes(ByteBuffer file, int from, int to) {
        Map<String, Integer> boxes = new LinkedHashMap<>();
        int place = from;
        while (place < to) {
            byte[] name = new byte[4];
            file.get(place + 4, name);
            boxes.put(new String(name, StandardCharsets.US_ASCII), place);
            place += file.getInt(place);
        }
        assertThat(place).isEqualTo(to);
        return boxes;
    }
}
