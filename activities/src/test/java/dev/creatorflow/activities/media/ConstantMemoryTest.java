package dev.creatorflow.activities.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.media.fetch.FetchBounds;
import dev.creatorflow.activities.media.fetch.Fetched;
import dev.creatorflow.activities.media.fetch.FetchedFile;
import dev.creatorflow.activities.media.fetch.MediaFetcher;
import dev.creatorflow.activities.media.fetch.SourceLink;
import dev.creatorflow.activities.media.fetch.Spool;
import dev.creatorflow.activities.media.inspect.FileInspector;
import dev.creatorflow.activities.objectstore.ContentAddress;
import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.objectstore.S3Stores;
import dev.creatorflow.activities.objectstore.TestObjectStore;
import dev.creatorflow.activities.settings.AllowedHost;
import dev.creatorflow.activities.settings.Secret;
import dev.creatorflow.activities.settings.StorageSettings;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many large files at once in a process whose heap is a fraction of them. */
class ConstantMemoryTest {
    private static final int FILES = 16;
    private static final int MEGABYTES = 200;

    @TempDir
    Path folder;

    @Test
    void defect43LargeFilesAtOncePassThroughASmallHeap() throws Exception {
        TestObjectStore server = TestObjectStore.shared();
        String bucket = TestObjectStore.freshBucket();
        try (TestCdn cdn = new TestCdn()) {
            for (int i = 0; i < FILES; i++) {
                cdn.on("/" + i + ".mp4", large(i));
            }
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-XX:+ExitOnOutOfMemoryError",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Copier.class.getName(),
                            cdn.url(""),
                            server.endpoint().toString(),
                            bucket,
                            folder.toString())
                    .inheritIO()
                    .start();
            assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        try (S3Stores stores = S3Stores.open(server.settings(bucket), 1)) {
            assertThat(stores.media().orElseThrow().list("media/", null))
                    .hasSize(FILES)
                    .allSatisfy(object -> assertThat(object.bytes()).isGreaterThan((long) MEGABYTES << 20));
            stores.media()
                    .orElseThrow()
                    .list("media/", null)
                    .forEach(object -> stores.media().orElseThrow().delete(object.key()));
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** An MP4 written as it is sent. */
    private static TestCdn.Script large(int seed) {
        byte[] small = SampleFiles.mp4(720, 1280, 60, 0, seed);
        byte[] head = Arrays.copyOf(small, small.length - 8);
        int data = 8 + (MEGABYTES << 20);
        return (_, out) -> {
            TestCdn.send(out, "HTTP/1.1 200 OK\r\nContent-Length: " + (head.length + data) + "\r\n\r\n");
            out.write(head);
            out.write(ByteBuffer.allocate(8)
                    .putInt(data)
                    .put("mdat".getBytes(UTF_8))
                    .array());
            byte[] block = new byte[1 << 16];
            Arrays.fill(block, (byte) seed);
            for (int sent = 0; sent < MEGABYTES << 20; sent += block.length) {
                out.write(block);
            }
        };
    }

    /** The other process: what a transfer does with a file, many times at once. */
    static final class Copier {
        private Copier() {}

        public static void main(String... args) throws Exception {
            URI cdn = URI.create(args[0]);
            StorageSettings settings = new StorageSettings(
                    true,
                    URI.create(args[1]),
                    "auto",
                    new Secret("test-key"),
                    new Secret("test-secret"),
                    args[2],
                    args[2] + "-archive",
                    null,
                    List.of(),
                    true);
            try (S3Stores stores = S3Stores.open(settings, FILES);
                    MediaFetcher fetcher = MediaFetcher.open(
                            List.of(new AllowedHost(cdn.getHost(), cdn.getPort())),
                            Spool.open(Path.of(args[3])),
                            FetchBounds.USUAL,
                            FILES,
                            null);
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                ObjectStore store = stores.media().orElseThrow();
                store.probe();
                List<Future<String>> copies = new ArrayList<>();
                for (int i = 0; i < FILES; i++) {
                    SourceLink link = SourceLink.of(args[0] + "/" + i + ".mp4").orElseThrow();
                    copies.add(threads.submit(() -> copy(fetcher, store, link)));
                }
                for (Future<String> copy : copies) {
                    copy.get();
                }
            }
        }

        private static String copy(MediaFetcher fetcher, ObjectStore store, SourceLink link) throws Exception {
            Fetched fetched = fetcher.fetch(link, true);
            if (!(fetched instanceof Fetched.Complete(FetchedFile file))) {
                throw new IllegalStateException(fetched.toString());
            }
            try (file) {
                FileInspector.inspect(file.path());
                String key = new ContentAddress(file.sha256(), "mp4").key();
                store.put(key, file.path(), "video/mp4");
                return key;
            }
        }
    }
}
