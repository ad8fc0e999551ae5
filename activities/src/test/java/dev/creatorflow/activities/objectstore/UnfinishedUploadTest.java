package dev.creatorflow.activities.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.settings.StorageSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** Uploads in parts that did not get to their end, at a real S3 server. */
class UnfinishedUploadTest {
    private static final PartSizes SIZES = new PartSizes(6 << 20, 5 << 20);
    private static final int PART = 5 << 20;

    @TempDir
    Path folder;

    private final AtomicInteger sent = new AtomicInteger();
    private TestObjectStore server;
    private S3Stores stores;
    private ObjectStore store;
    private S3Client client;

    /** Lets this many parts through; 0 lets all. */
    private volatile int breaksAfter;

    @BeforeEach
    void open() {
        server = new TestObjectStore(folder.resolve("s3"));
        StorageSettings settings = server.settings();
        stores = S3Stores.open(settings, 4, SIZES);
        store = stores.media().orElseThrow();
        store.probe();
        client = S3Client.builder()
                .endpointOverride(URI.create(String.valueOf(settings.endpoint())))
                .region(Region.of(settings.region()))
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test-key", "test-secret")))
                .overrideConfiguration(override -> override.addExecutionInterceptor(new Breaking()))
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        stores.close();
        server.close();
    }

    @Test
    void anUploadThatFailsInTheMiddleOfItsPartsLeavesNothingAtTheServer() throws IOException {
        Path file = Files.write(folder.resolve("large"), new byte[4 * PART]);
        MultipartPut put = new MultipartPut(client, TestObjectStore.BUCKET, SIZES);
        breaksAfter = 2;

        assertThatThrownBy(() -> put.put("media/ab/large.mp4", file, "video/mp4"))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("cable");

        assertThat(sent).hasValueGreaterThan(2);
        assertThat(unfinished()).isEmpty();
        assertThat(store.head("media/ab/large.mp4")).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadToItsEndLeavesNothingAtTheServerEither() {
        Path none = folder.resolve("none");

        assertThatThrownBy(
                        () -> new MultipartPut(client, TestObjectStore.BUCKET, SIZES).put("media/ab/none", none, "x"))
                .hasMessageContaining("cannot be read");

        assertThat(unfinished()).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAfterItsAgeAndNotBefore() {
        String upload = client.createMultipartUpload(
                        create -> create.bucket(TestObjectStore.BUCKET).key("media/ab/left.mp4"))
                .uploadId();
        client.uploadPart(
                part -> part.bucket(TestObjectStore.BUCKET)
                        .key("media/ab/left.mp4")
                        .uploadId(upload)
                        .partNumber(1),
                RequestBody.fromBytes(new byte[PART]));
        assertThat(unfinished()).hasSize(1);

        assertThat(store.abandonUploads(Instant.now().minus(Duration.ofDays(1))))
                .isZero();
        assertThat(unfinished()).as("it may still be under way").hasSize(1);

        assertThat(store.abandonUploads(Instant.now().plusSeconds(60))).isEqualTo(1);
        assertThat(unfinished()).isEmpty();
        assertThat(store.abandonUploads(Instant.now().plusSeconds(60))).isZero();
    }

    private List<MultipartUpload> unfinished() {
        return client.listMultipartUploads(list -> list.bucket(TestObjectStore.BUCKET))
                .uploads();
    }

    /** A cable that is pulled. */
    private final class Breaking implements ExecutionInterceptor {
        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            if (context.request() instanceof UploadPartRequest
                    && breaksAfter > 0
                    && sent.incrementAndGet() > breaksAfter) {
                throw SdkClientException.create("The cable was pulled");
            }
        }
    }
}
