package dev.creatorflow.activities.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * A large file in parts, one after the other, each read from the file as it is sent: memory does not grow with the file. The object appears
 * when the last part is confirmed; a failed upload takes its parts away again.
 */
final class MultipartPut {
    private static final Logger LOG = LoggerFactory.getLogger(MultipartPut.class);

    /** One request is cheaper below; above, a broken connection costs a part and not the file. */
    private static final long THRESHOLD = 32L << 20;

    /** All parts but the last are of one size, as R2 wants it; 10,000 of them are 160 GB. */
    private static final long PART = 16L << 20;

    private final S3Client client;
    private final String bucket;

    MultipartPut(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    boolean takes(long bytes) {
        return bytes > THRESHOLD;
    }

    void put(String key, Path file, String contentType) {
        String upload = client.createMultipartUpload(
                        create -> create.bucket(bucket).key(key).contentType(contentType))
                .uploadId();
        try {
            List<CompletedPart> parts = parts(key, upload, file);
            client.completeMultipartUpload(complete ->
                    complete.bucket(bucket).key(key).uploadId(upload).multipartUpload(done -> done.parts(parts)));
        } catch (SdkException | UncheckedIOException e) {
            abort(key, upload, e);
            throw e;
        }
    }

    private List<CompletedPart> parts(String key, String upload, Path file) {
        try {
            long size = Files.size(file);
            List<CompletedPart> parts = new ArrayList<>();
            for (long from = 0; from < size; from += PART) {
                parts.add(part(key, upload, parts.size() + 1, file, from, Math.min(PART, size - from)));
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException("The file to store cannot be read: " + file, e);
        }
    }

    private CompletedPart part(String key, String upload, int number, Path file, long from, long length) {
        RequestBody body = RequestBody.fromContentProvider(
                ContentStreamProvider.fromInputStreamSupplier(() -> slice(file, from, length)),
                length,
                "application/octet-stream");
        String etag = client.uploadPart(
                        part -> part.bucket(bucket)
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number)
                                .contentLength(length),
                        body)
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private void abort(String key, String upload, RuntimeException cause) {
        try {
            client.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(upload));
        } catch (SdkException e) {
            LOG.warn("Parts of the unfinished upload of {} stay until the next sweep: {}", key, e.getMessage());
            cause.addSuppressed(e);
        }
    }

    private static InputStream slice(Path file, long from, long length) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(from);
            return new FileSlice(Channels.newInputStream(channel), length);
        } catch (IOException e) {
            throw new UncheckedIOException("The file to store cannot be read: " + file, e);
        }
    }
}
