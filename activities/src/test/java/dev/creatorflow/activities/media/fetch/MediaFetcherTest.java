package dev.creatorflow.activities.media.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.creatorflow.activities.media.SampleFiles;
import dev.creatorflow.activities.media.TestCdn;
import dev.creatorflow.activities.media.inspect.FileType;
import dev.creatorflow.activities.settings.AllowedHost;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaFetcherTest {
    private static final byte[] JPEG = SampleFiles.jpeg(320, 200, 1);
    private static final byte[] MP4 = SampleFiles.mp4(480, 852, 9, 300_000, 1);
    private static final FetchBounds BOUNDS =
            new FetchBounds(1 << 20, 4 << 20, Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(1));

    @TempDir
    Path folder;

    private TestCdn cdn;
    private MediaFetcher fetcher;

    @BeforeEach
    void open() {
        cdn = new TestCdn();
        fetcher = MediaFetcher.open(
                List.of(new AllowedHost("127.0.0.1", cdn.port())), Spool.open(folder), BOUNDS, 4, null);
    }

    @AfterEach
    void close() throws IOException {
        fetcher.close();
        cdn.close();
        assertThat(folder).as("nothing is left in the spool").isEmptyDirectory();
    }

    @Test
    void aFileArrivesWithItsDigestTypeAndEtag() throws Exception {
        cdn.on("/v.mp4", TestCdn.file(MP4, "video/mp4"));

        try (FetchedFile file = complete("/v.mp4", true)) {
            assertThat(Files.readAllBytes(file.path())).isEqualTo(MP4);
            assertThat(file.bytes()).isEqualTo(MP4.length);
            assertThat(file.type()).isEqualTo(FileType.MP4);
            assertThat(file.sha256()).isEqualTo(sha256(MP4));
            assertThat(file.etag()).isNotBlank();
        }
        assertThat(cdn.requests("/v.mp4").getFirst().headers())
                .containsEntry("accept-encoding", "identity")
                .doesNotContainKeys("authorization", "cookie", "x-rapidapi-key");
    }

    @Test
    void aBodyWithoutALengthIsTakenToItsEnd() throws Exception {
        cdn.on("/c.jpg", (_, out) -> {
            TestCdn.send(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            TestCdn.send(out, Integer.toHexString(JPEG.length) + "\r\n");
            out.write(JPEG);
            TestCdn.send(out, "\r\n0\r\n\r\n");
        });

        try (FetchedFile file = complete("/c.jpg", false)) {
            assertThat(file.sha256()).isEqualTo(sha256(JPEG));
        }
    }

    @Test
    void aCutOffAnswerIsGoneOnWithWhereItBroke() throws Exception {
        cdn.on("/v.mp4", (request, out) -> {
            if (request.from() == 0) {
                cutOff(out, MP4, 100_000);
            } else {
                TestCdn.file(MP4, "video/mp4").answer(request, out);
            }
        });

        try (FetchedFile file = complete("/v.mp4", true)) {
            assertThat(file.sha256()).isEqualTo(sha256(MP4));
        }
        assertThat(cdn.requests("/v.mp4"))
                .hasSize(2)
                .last()
                .satisfies(request -> assertThat(request.headers())
                        .containsEntry("range", "bytes=100000-")
                        .containsEntry("if-range", "\"tag\""));
    }

    @Test
    void aServerWithoutRangesStartsOver() throws Exception {
        cdn.on("/v.mp4", (_, out) -> {
            if (cdn.requests("/v.mp4").size() == 1) {
                cutOff(out, MP4, 100_000);
            } else {
                TestCdn.send(out, "HTTP/1.1 200 OK\r\nContent-Length: " + MP4.length + "\r\n\r\n");
                out.write(MP4);
            }
        });

        try (FetchedFile file = complete("/v.mp4", true)) {
            assertThat(file.sha256()).isEqualTo(sha256(MP4));
        }
    }

    @Test
    void defect43ATruncatedFileIsNeverTakenForTheFile() throws Exception {
        cdn.on("/v.mp4", (_, out) -> cutOff(out, MP4, 100_000));
        assertThat(failure("/v.mp4", true)).isInstanceOf(MediaFailure.Truncated.class);
        assertThat(cdn.requests("/v.mp4")).hasSizeBetween(2, 4);

        cdn.on("/empty.jpg", TestCdn.status(200));
        assertThat(failure("/empty.jpg", false)).isInstanceOf(MediaFailure.Truncated.class);
    }

    @Test
    void anotherPartThanTheAskedOneIsRefused() throws Exception {
        cdn.on("/v.mp4", (request, out) -> {
            if (request.from() == 0) {
                cutOff(out, MP4, 100_000);
            } else {
                TestCdn.send(
                        out,
                        "HTTP/1.1 206 X\r\nContent-Range: bytes 0-299999/" + MP4.length
                                + "\r\nContent-Length: 300000\r\n\r\n");
            }
        });

        assertThat(failure("/v.mp4", true)).isInstanceOf(MediaFailure.Truncated.class);
    }

    @Test
    void defect43APageOfHtmlIsNeverTakenForTheFileWhateverItIsCalled() throws Exception {
        byte[] page = "<!DOCTYPE html><html><body>Forbidden</body></html>".getBytes(UTF_8);
        cdn.on("/declared.mp4", TestCdn.file(page, "text/html; charset=utf-8"));
        cdn.on("/lying.mp4", TestCdn.file(page, "video/mp4"));
        cdn.on("/short.mp4", TestCdn.file("<html>".getBytes(UTF_8), "video/mp4"));
        cdn.on("/picture.mp4", TestCdn.file(JPEG, "video/mp4"));
        cdn.on("/video.jpg", TestCdn.file(MP4, "image/jpeg"));

        for (String path : List.of("/declared.mp4", "/lying.mp4", "/short.mp4", "/picture.mp4")) {
            assertThat(failure(path, true)).as(path).isInstanceOf(MediaFailure.WrongType.class);
        }
        assertThat(failure("/video.jpg", false)).isInstanceOf(MediaFailure.WrongType.class);
    }

    @Test
    void defect43AFileAboveTheBoundIsCutOffWhetherItSaysSoOrNot() throws Exception {
        cdn.on("/declared.jpg", (_, out) -> TestCdn.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n"));
        cdn.on("/endless.jpg", (_, out) -> {
            TestCdn.send(out, "HTTP/1.1 200 OK\r\n\r\n");
            for (int i = 0; i < 1_000; i++) {
                out.write(JPEG);
            }
        });

        assertThat(failure("/declared.jpg", false)).isInstanceOf(MediaFailure.TooLarge.class);
        assertThat(failure("/endless.jpg", false)).isInstanceOf(MediaFailure.TooLarge.class);
    }

    @Test
    void aDeadLinkIsItsOwnKindOfFailureAndAFaultAnother() throws Exception {
        for (int status : List.of(403, 404, 410)) {
            cdn.on("/" + status, TestCdn.status(status));
            assertThat(failure("/" + status, true)).isInstanceOf(MediaFailure.Expired.class);
        }
        cdn.on("/503", TestCdn.status(503, "Retry-After: 7"));
        assertThat(failure("/503", true))
                .asInstanceOf(type(MediaFailure.Unavailable.class))
                .satisfies(failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void aSilentADrippingAndAnAbsentServerAreUnavailable() throws Exception {
        cdn.on("/silent", (_, _) -> Thread.sleep(10_000));
        cdn.on("/drip", (_, out) -> {
            TestCdn.send(out, "HTTP/1.1 200 OK\r\nContent-Length: " + MP4.length + "\r\n\r\n");
            for (byte value : MP4) {
                out.write(new byte[] {value});
                out.flush();
                Thread.sleep(200);
            }
        });

        assertThat(failure("/silent", true)).isInstanceOf(MediaFailure.Unavailable.class);
        long began = System.nanoTime();
        assertThat(failure("/drip", true))
                .asInstanceOf(type(MediaFailure.Unavailable.class))
                .satisfies(failure -> assertThat(failure.why()).contains("in time"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
        cdn.close();
        assertThat(failure("/gone", true)).isInstanceOf(MediaFailure.Unavailable.class);
    }

    @Test
    void anInterruptEndsTheFetchAndLeavesNothing() throws Exception {
        cdn.on("/slow", (_, out) -> {
            TestCdn.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            out.write(MP4);
            out.flush();
            Thread.sleep(20_000);
        });
        SourceLink link = SourceLink.of(cdn.url("/slow")).orElseThrow();
        Throwable[] thrown = new Throwable[1];
        Thread thread = Thread.startVirtualThread(() -> {
            try {
                fetcher.fetch(link, true);
            } catch (Exception e) {
                thrown[0] = e;
            }
        });
        while (cdn.requests("/slow").isEmpty()) {
            Thread.onSpinWait();
        }

        thread.interrupt();
        thread.join(5_000);

        assertThat(thrown[0]).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aFullOrMissingSpoolIsOurFaultAndNotTheFiles() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        try (MediaFetcher broken = MediaFetcher.open(
                List.of(new AllowedHost("127.0.0.1", cdn.port())), Spool.open(gone), BOUNDS, 1, null)) {
            Files.delete(gone);
            SourceLink link = SourceLink.of(cdn.url("/v.mp4")).orElseThrow();
            assertThatThrownBy(() -> broken.fetch(link, true)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void theSignatureOfALinkIsInNoMessage() throws Exception {
        cdn.on("/403", TestCdn.status(403));

        assertThat(failure("/403?oh=secret&oe=68CF8C77", true).sentence())
                .contains("/403")
                .contains("403")
                .doesNotContain("secret");
    }

    private static void cutOff(OutputStream out, byte[] bytes, int after) throws IOException {
        TestCdn.send(out, "HTTP/1.1 200 OK\r\nETag: \"tag\"\r\nContent-Length: " + bytes.length + "\r\n\r\n");
        out.write(bytes, 0, after);
    }

    private FetchedFile complete(String path, boolean video) throws Exception {
        Fetched fetched = fetcher.fetch(SourceLink.of(cdn.url(path)).orElseThrow(), video);
        assertThat(fetched).isInstanceOf(Fetched.Complete.class);
        return ((Fetched.Complete) fetched).file();
    }

    private MediaFailure failure(String path, boolean video) throws Exception {
        Fetched fetched = fetcher.fetch(SourceLink.of(cdn.url(path)).orElseThrow(), video);
        assertThat(fetched).isInstanceOf(Fetched.Failed.class);
        return ((Fetched.Failed) fetched).failure();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
