package dev.creatorflow.activities.media.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.creatorflow.activities.media.SampleFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileInspectorTest {
    private static final byte[] MP4 = SampleFiles.mp4(720, 1280, 12, 1_000, 1);

    @TempDir
    Path folder;

    @Test
    void picturesTellTheirSize() throws Exception {
        assertThat(inspect(SampleFiles.jpeg(640, 480, 1))).isEqualTo(new Inspected(FileType.JPEG, 640, 480, null));
        assertThat(inspect(SampleFiles.picture("png", 33, 44, 1))).isEqualTo(new Inspected(FileType.PNG, 33, 44, null));
        assertThat(inspect(SampleFiles.picture("gif", 300, 2, 1))).isEqualTo(new Inspected(FileType.GIF, 300, 2, null));
    }

    @Test
    void webpTellsItsSizeInEachOfItsForms() throws Exception {
        byte[] lossy = webp(
                "VP8 ",
                ByteBuffer.allocate(10)
                        .put(6, (byte) 0x80)
                        .put(7, (byte) 2)
                        .put(8, (byte) 0xE0)
                        .put(9, (byte) 1)
                        .array());
        byte[] lossless = webp("VP8L", new byte[] {0x2F, (byte) 0x7F, (byte) 0xC2, 0x77, 0, 0, 0, 0, 0, 0});
        byte[] extended = webp("VP8X", new byte[] {0, 0, 0, 0, 0x7F, 2, 0, (byte) 0xDF, 1, 0});

        for (byte[] file : new byte[][] {lossy, lossless, extended}) {
            assertThat(inspect(file)).isEqualTo(new Inspected(FileType.WEBP, 640, 480, null));
        }
        assertCutOff(Arrays.copyOf(lossy, lossy.length - 2));
    }

    @Test
    void videosTellSizeAndDuration() throws Exception {
        assertThat(inspect(MP4)).isEqualTo(new Inspected(FileType.MP4, 720, 1280, 12.0));
    }

    @Test
    void aVideoTurnedByItsMatrixTellsTheSizeItIsShownAt() throws Exception {
        byte[] turned = MP4.clone();
        int trackHeader = indexOf(turned, "tkhd") + 4;
        ByteBuffer.wrap(turned).putInt(trackHeader + 40, 0).putInt(trackHeader + 44, 0x10000);

        assertThat(inspect(turned)).isEqualTo(new Inspected(FileType.MP4, 1280, 720, 12.0));
    }

    @Test
    void heicTellsTheSizeOfThePictureAndNotOfItsTiles() throws Exception {
        byte[] tile = ispe(512, 512);
        byte[] whole = ispe(4032, 3024);
        byte[] properties = SampleFiles.box("iprp", SampleFiles.box("ipco", SampleFiles.concat(tile, whole)));
        byte[] file = SampleFiles.concat(
                SampleFiles.box("ftyp", "heic\0\0\0\0mif1heic".getBytes(UTF_8)),
                SampleFiles.box("meta", SampleFiles.concat(new byte[4], properties)));

        assertThat(inspect(file)).isEqualTo(new Inspected(FileType.HEIC, 4032, 3024, null));
    }

    @Test
    void defect43AnEndThatIsMissingIsFound() throws IOException {
        byte[] jpeg = SampleFiles.jpeg(640, 480, 1);
        assertCutOff(Arrays.copyOf(jpeg, jpeg.length - 10));
        assertCutOff(Arrays.copyOf(MP4, MP4.length - 1));
        byte[] png = SampleFiles.picture("png", 64, 64, 1);
        assertCutOff(Arrays.copyOf(png, png.length - 12));
        assertCutOff(Arrays.copyOf(MP4, indexOf(MP4, "moov") - 4));
        assertCutOff(new byte[0]);
    }

    @Test
    void defect43WhatIsNoMediumIsRefused() {
        for (String text :
                new String[] {"<!DOCTYPE html><html></html>", "{\"message\":\"no\"}", "x", "    ftyp????", "#!/bin/sh"
                }) {
            assertThatThrownBy(() -> inspect(text.getBytes(UTF_8))).as(text).isInstanceOf(BrokenFileException.class);
        }
    }

    @Test
    void damagedFilesEndInAnAnswerAndNeverInACrash() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[][] files = {
            MP4,
            SampleFiles.jpeg(64, 64, 1),
            SampleFiles.picture("png", 64, 64, 1),
            SampleFiles.picture("gif", 64, 64, 1)
        };
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = files[round % files.length].clone();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                damaged[12 + random.nextInt(Math.min(300, damaged.length - 12))] = (byte) random.nextInt();
            }
            try {
                inspect(damaged);
            } catch (BrokenFileException _) {
                // One of the two allowed answers.
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + round, e);
            }
        }
    }

    private static byte[] ispe(int width, int height) {
        return SampleFiles.box(
                "ispe",
                ByteBuffer.allocate(12).putInt(4, width).putInt(8, height).array());
    }

    private static byte[] webp(String form, byte[] content) {
        byte[] chunk = SampleFiles.concat(form.getBytes(UTF_8), new byte[] {(byte) content.length, 0, 0, 0}, content);
        return SampleFiles.concat(
                "RIFF".getBytes(UTF_8), new byte[] {(byte) (chunk.length + 4), 0, 0, 0}, "WEBP".getBytes(UTF_8), chunk);
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private void assertCutOff(byte[] bytes) throws IOException {
        assertThatThrownBy(() -> inspect(bytes))
                .asInstanceOf(type(BrokenFileException.class))
                .satisfies(e -> assertThat(e.isCutOff() || bytes.length == 0).isTrue());
    }

    private Inspected inspect(byte[] bytes) throws IOException, BrokenFileException {
        return FileInspector.inspect(Files.write(folder.resolve("file"), bytes));
    }
}
