package dev.creatorflow.activities.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.creatorflow.activities.settings.StorageSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectStoreTest {
    private static final String KEY = new ContentAddress("ab".repeat(32), "jpg").key();

    @TempDir
    Path folder;

    private TestObjectStore server;
    private S3Stores stores;
    private ObjectStore store;

    @BeforeEach
    void open() {
        server = new TestObjectStore(folder.resolve("s3"));
        stores = S3Stores.open(server.settings(), 4, new PartSizes(6 << 20, 5 << 20));
        store = stores.media().orElseThrow();
        store.probe();
    }

    @AfterEach
    void close() {
        stores.close();
        server.close();
    }

    @Test
    void aFileComesBackByteForByteWithItsType() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[] {1, 2, 3, 4, 5});

        store.put(KEY, file, "image/jpeg");
        store.put(KEY, file, "image/jpeg");

        assertThat(store.head(KEY)).hasValueSatisfying(head -> {
            assertThat(head.bytes()).isEqualTo(5);
            assertThat(head.contentType()).isEqualTo("image/jpeg");
        });
        try (InputStream stream = store.open(KEY)) {
            assertThat(stream.readAllBytes()).containsExactly(1, 2, 3, 4, 5);
        }
        assertThat(store.range(KEY, 1, 2)).containsExactly(2, 3);
        assertThat(store.list("media/", null)).extracting(ObjectHead::key).containsExactly(KEY);
    }

    @Test
    void aLargeFileGoesUpInPartsAndIsWhole() throws IOException {
        byte[] bytes = new byte[16 << 20];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("large"), bytes);

        store.put(KEY, file, "video/mp4");

        assertThat(store.head(KEY))
                .hasValueSatisfying(head -> assertThat(head.bytes()).isEqualTo(bytes.length));
        try (InputStream stream = store.open(KEY)) {
            assertThat(stream.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(store.abandonUploads(Instant.now().plusSeconds(3_600))).isZero();
    }

    @Test
    void whatIsNotThereIsEmptyAndItsRemovalNoError() {
        assertThat(store.head("media/none")).isEmpty();
        store.delete("media/none");
        assertProblem(server.settings(), StoreProblem.OBJECT_MISSING, found -> found.open("media/none"));
    }

    @Test
    void aMissingBucketIsMadeByTheFirstWriteOrTheProbe() {
        ObjectStore archive = stores.archive().orElseThrow();
        assertThat(archive.head("raw/x")).isEmpty();

        archive.put("raw/x", new byte[1], "application/octet-stream");

        assertThat(archive.head("raw/x")).isPresent();
    }

    @Test
    void defect44WrongKeysAndAnUnreachableStoreAreSaidBeforeAnyDownloadWithTheRemedy() {
        assertProblem(
                server.settings("test-key", "wrong", TestObjectStore.BUCKET),
                StoreProblem.WRONG_KEYS,
                ObjectStore::probe);
        assertProblem(
                server.settings("nobody", "wrong", TestObjectStore.BUCKET),
                StoreProblem.WRONG_KEYS,
                ObjectStore::probe);
        server.stop();
        assertProblem(server.settings(), StoreProblem.UNREACHABLE, ObjectStore::probe);
    }

    @Test
    void defect44AStoreThatIsSwitchedOffIsNoStore() {
        StorageSettings on = server.settings();
        StorageSettings off = new StorageSettings(
                false, null, "auto", null, null, on.bucket(), on.archiveBucket(), null, List.of(), true);
        try (S3Stores none = S3Stores.open(off, 1)) {
            assertThat(none.media()).isEmpty();
            assertThat(none.archive()).isEmpty();
        }
    }

    @Test
    void theStoreComesBackUnderTheSameClient() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[] {1});
        server.stop();
        assertThatThrownBy(() -> store.put(KEY, file, "image/jpeg")).isInstanceOf(StoreException.class);
        server.start();

        store.put(KEY, file, "image/jpeg");

        assertThat(store.head(KEY)).isPresent();
    }

    private interface Use {
        void of(ObjectStore store);
    }

    private static void assertProblem(StorageSettings settings, StoreProblem problem, Use use) {
        try (S3Stores stores = S3Stores.open(settings, 1)) {
            ObjectStore store = stores.media().orElseThrow();
            assertThatThrownBy(() -> use.of(store))
                    .asInstanceOf(type(StoreException.class))
                    .satisfies(e -> assertThat(e.problem()).isEqualTo(problem))
                    .satisfies(e -> assertThat(e.getMessage())
                            .contains(problem.remedy())
                            .doesNotContain("test-secret")
                            .doesNotContain("test-key"));
        }
    }
}
