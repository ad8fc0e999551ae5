package dev.creatorflow.infra.e2e.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What the libraries alone can do: each file from the CDN to a temporary file and from there into the store, some side by
 * side. Nothing is checked, looked up, resumed or written down.
 */
final class CopyLoop implements AutoCloseable {
    private final CloseableHttpClient http;
    private final S3Client store;
    private final String bucket;
    private final Path spool;
    private final int lanes;
    private final AtomicLong keys = new AtomicLong();

    /** @param lanes files side by side */
    CopyLoop(BenchStack stack, Path spool, int lanes) {
        this.http = Clients.pooled(lanes);
        this.bucket = stack.setting("R2_BUCKET_NAME");
        this.spool = spool;
        this.lanes = lanes;
        this.store = S3Client.builder()
                .endpointOverride(URI.create(stack.setting("R2_ENDPOINT")))
                .region(Region.of(stack.setting("R2_REGION")))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        stack.setting("R2_ACCESS_KEY_ID"), stack.setting("R2_SECRET_ACCESS_KEY"))))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(lanes))
                .build();
    }

    /** Copies all and returns how many bytes that were. */
    long copy(List<URI> files) throws InterruptedException {
        long bytes = 0;
        Semaphore free = new Semaphore(lanes);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> copies = IntStream.range(0, files.size())
                    .mapToObj(i -> threads.submit(() -> {
                        free.acquire();
                        try {
                            return copy(files.get(i));
                        } finally {
                            free.release();
                        }
                    }))
                    .toList();
            for (Future<Long> copy : copies) {
                bytes += copy.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A plain copy failed", e.getCause());
        }
        return bytes;
    }

    private long copy(URI file) throws IOException {
        long key = keys.incrementAndGet();
        Path copy = spool.resolve("copy-" + key);
        try {
            String type = http.execute(new HttpGet(file), answer -> {
                if (answer.getCode() != 200) {
                    throw new IOException(file + " answered " + answer.getCode());
                }
                try (InputStream body = answer.getEntity().getContent()) {
                    Files.copy(body, copy, StandardCopyOption.REPLACE_EXISTING);
                }
                return answer.getEntity().getContentType();
            });
            store.putObject(
                    put -> put.bucket(bucket).key("bench/" + key).contentType(type), RequestBody.fromFile(copy));
            return Files.size(copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
        http.close();
    }
}
