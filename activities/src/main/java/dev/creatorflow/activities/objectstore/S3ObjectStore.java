package dev.creatorflow.activities.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket reached by the AWS SDK, which itself tries a passing fault again; what it gives up on becomes a {@link StoreException}. */
final class S3ObjectStore implements ObjectStore {
    private static final Logger LOG = LoggerFactory.getLogger(S3ObjectStore.class);

    private final S3Client client;
    private final String bucket;
    private final URI endpoint;
    private final MultipartPut multipart;

    S3ObjectStore(S3Client client, String bucket, URI endpoint, PartSizes sizes) {
        this.client = client;
        this.bucket = bucket;
        this.endpoint = endpoint;
        this.multipart = new MultipartPut(client, bucket, sizes);
    }

    @Override
    public void put(String key, Path file, String contentType) {
        write(() -> {
            if (multipart.takes(size(file))) {
                multipart.put(key, file, contentType);
            } else {
                client.putObject(
                        put -> put.bucket(bucket).key(key).contentType(contentType), RequestBody.fromFile(file));
            }
            return key;
        });
    }

    @Override
    public void put(String key, byte[] bytes, String contentType) {
        write(() -> client.putObject(
                put -> put.bucket(bucket).key(key).contentType(contentType), RequestBody.fromBytes(bytes)));
    }

    @Override
    public Optional<ObjectHead> head(String key) {
        return call(() -> {
            try {
                HeadObjectResponse head =
                        client.headObject(request -> request.bucket(bucket).key(key));
                return Optional.of(new ObjectHead(key, head.contentLength(), head.contentType(), head.lastModified()));
            } catch (S3Exception e) {
                if (e.statusCode() == 404) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public InputStream open(String key) {
        return call(() -> client.getObject(get -> get.bucket(bucket).key(key)));
    }

    @Override
    public byte[] range(String key, long from, int length) {
        return call(() -> client.getObjectAsBytes(
                        get -> get.bucket(bucket).key(key).range("bytes=" + from + "-" + (from + length - 1)))
                .asByteArray());
    }

    @Override
    public void delete(String key) {
        call(() -> client.deleteObject(delete -> delete.bucket(bucket).key(key)));
    }

    @Override
    public List<ObjectHead> list(String prefix, @Nullable String after) {
        return call(() ->
                client.listObjectsV2(list -> list.bucket(bucket).prefix(prefix).startAfter(after)).contents().stream()
                        .map(object -> new ObjectHead(object.key(), object.size(), null, object.lastModified()))
                        .toList());
    }

    @Override
    public int abandonUploads(Instant before) {
        return call(() -> {
            List<MultipartUpload> stale = client.listMultipartUploads(list -> list.bucket(bucket)).uploads().stream()
                    .filter(upload ->
                            upload.initiated() != null && upload.initiated().isBefore(before))
                    .toList();
            stale.forEach(upload -> client.abortMultipartUpload(
                    abort -> abort.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
            return stale.size();
        });
    }

    @Override
    public void probe() {
        call(() -> {
            try {
                // A list, not a HEAD: only an answer with a body says whether keys, clock or bucket are wrong.
                client.listObjectsV2(list -> list.bucket(bucket).maxKeys(1));
            } catch (S3Exception e) {
                if (StoreFaults.problem(e) != StoreProblem.MISSING_BUCKET) {
                    throw e;
                }
                create(e);
            }
            return bucket;
        });
    }

    @Override
    public String where() {
        return "at " + endpoint + ", bucket " + bucket;
    }

    private void create(S3Exception missing) {
        try {
            client.createBucket(create -> create.bucket(bucket));
            LOG.warn("The object store {} was missing and has been created", where());
        } catch (SdkException e) {
            missing.addSuppressed(e);
            throw missing;
        }
    }

    /** The first write to a bucket that is not there makes it: the archive's is seldom made by hand. */
    private <T> T write(Supplier<T> request) {
        return call(() -> {
            try {
                return request.get();
            } catch (S3Exception e) {
                if (StoreFaults.problem(e) != StoreProblem.MISSING_BUCKET) {
                    throw e;
                }
                create(e);
                return request.get();
            }
        });
    }

    private <T> T call(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw StoreFaults.exception(e, where());
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file to store is gone: " + file, e);
        }
    }
}
