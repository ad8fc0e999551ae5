package dev.creatorflow.infra.local.objectstore;

import dev.creatorflow.infra.local.component.Component;
import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.secret.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;

/**
 * An S3-compatible server in this JVM, on 127.0.0.1, over a folder of plain files. Signatures are checked. The media
 * bucket can be read without a key, as a content delivery network would show it; the archive cannot.
 */
public final class ObjectStoreServer implements Component {
    public static final int USUAL_PORT = 9000;
    public static final String MEDIA_BUCKET = "b9-instagram-media";
    public static final String ARCHIVE_BUCKET = MEDIA_BUCKET + "-archive";

    private final Path folder;
    private final int port;
    private final String accessKey;
    private final String secretKey;
    private @Nullable S3Proxy server;

    public ObjectStoreServer(DataFolder data, Secrets secrets, int port) {
        this.folder = data.resolve("objects");
        this.port = port;
        this.accessKey = secrets.get("s3.access-key", 20);
        this.secretKey = secrets.get("s3.secret-key", 40);
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public String title() {
        return "Object store";
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "ENABLE_R2_STORAGE",
                "true",
                "R2_ENDPOINT",
                address(),
                "R2_REGION",
                "auto",
                "R2_ACCESS_KEY_ID",
                accessKey,
                "R2_SECRET_ACCESS_KEY",
                secretKey,
                "R2_BUCKET_NAME",
                MEDIA_BUCKET,
                "R2_ARCHIVE_BUCKET_NAME",
                ARCHIVE_BUCKET,
                "R2_PUBLIC_URL",
                address() + "/" + MEDIA_BUCKET);
    }

    @Override
    public void start() throws InterruptedException {
        try {
            Files.createDirectories(folder);
            UnfinishedWrites.remove(folder);
            BlobStore store = openFolder();
            makeBucket(store, MEDIA_BUCKET, BucketCannedACL.PUBLIC_READ);
            makeBucket(store, ARCHIVE_BUCKET, BucketCannedACL.PRIVATE);
            S3Proxy made = S3Proxy.builder()
                    .blobStore(store)
                    .endpoint(URI.create(address()))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                    .ignoreUnknownHeaders(true)
                    .build();
            server = made;
            made.start();
        } catch (IOException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // what S3Proxy declares
            throw failure(e);
        }
    }

    @Override
    public CompletableFuture<?> ended() {
        return new CompletableFuture<>();
    }

    @Override
    public void close() {
        if (server != null) {
            try {
                server.stop();
            } catch (Exception e) { // what S3Proxy declares
                throw new IllegalStateException("the object store could not be stopped", e);
            }
        }
    }

    private BlobStore openFolder() {
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", folder.toString());
        return new PublicBucket(BlobStores.create("filesystem-nio2", properties), MEDIA_BUCKET);
    }

    private static void makeBucket(BlobStore store, String bucket, BucketCannedACL access) {
        if (!store.containerExists(bucket)) {
            store.createContainer(bucket);
        }
        store.setContainerAccess(bucket, access);
    }

    private CommandFailure failure(Exception cause) {
        return CommandFailure.failed(
                "The object store could not be started at " + address() + " over " + folder + ": " + cause.getMessage(),
                cause);
    }
}
