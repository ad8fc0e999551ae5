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
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/**
 * A large file in parts, one after the other, each read from the file as it is sent: memory does not grow with the file. The object appears
 * when the last part is confirmed; a failed upload takes its parts away again.
 */
final class MultipartPut {
    private static final Logger LOG = LoggerFactory.getLogger(MultipartPut.class);

    private final S3Client client;
    private final String bucket;
    private final PartSizes sizes;

    MultipartPut(S3Client client, String bucket, PartSizes sizes) {
        this.client = client;
        this.bucket = bucket;
        this.sizes = sizes;
    }

    boolean takes(long bytes) {
        return bytes > sizes.threshold();
    }

    void put(String key, Path file, String contentType) {
        String upload = client.createMultipartUpload(
                        create -> create.bucket(bucket).key(key).contentType(contentType))
                .uploadId();
        try {
            complete(key, upload, parts(key, upload, file), Files.size(file));
        } catch (IOException e) {
            UncheckedIOException unreadable = new UncheckedIOException("The file to store cannot be read: " + file, e);
            abort(key, upload, unreadable);
            throw unreadable;
        } catch (SdkException | UncheckedIOException e) {
            abort(key, upload, e);
            throw e;
        }
    }

    /** An answer that was lost on the way makes the SDK ask again, and the store then knows the upload no more: the object tells. */
    private void complete(String key, String upload, List<CompletedPart> parts, long bytes) {
        try {
            client.completeMultipartUpload(complete ->
                    complete.bucket(bucket).key(key).uploadId(upload).multipartUpload(done -> done.parts(parts)));
        } catch (NoSuchUploadException e) {
            long stored =
                    client.headObject(head -> head.bucket(bucket).key(key)).contentLength();
            if (stored != bytes) {
                throw e;
            }
        }
    }

    private List<CompletedPart> parts(String key, String upload, Path file) throws IOException {
        long size = Files.size(file);
        List<CompletedPart> parts = new ArrayList<>();
        for (long from = 0; from < size; from += sizes.part()) {
            parts.add(part(key, upload, parts.size() + 1, file, from, Math.min(sizes.part(), size - from)));
        }
        return parts;
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
