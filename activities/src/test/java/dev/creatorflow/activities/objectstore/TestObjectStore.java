package dev.creatorflow.activities.objectstore;

import dev.creatorflow.activities.settings.Secret;
import dev.creatorflow.activities.settings.StorageSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;

/** A real S3 server for tests, over a folder of files, on a port that stays its own over a stop and a start. */
public final class TestObjectStore implements AutoCloseable {
    public static final String BUCKET = "b9-instagram-media";
    public static final String ARCHIVE = BUCKET + "-archive";
    private static final AtomicInteger BUCKETS = new AtomicInteger();
    private static final String KEY = "test-key";
    private static final String SECRET = "test-secret";

    private final Path folder;
    private final int port;
    private @Nullable S3Proxy server;

    public TestObjectStore(Path folder) {
        this.folder = folder;
        this.port = freePort();
        start();
    }

    /** The process's one server, for tests that never stop it: each uses a {@link #freshBucket}. */
    public static TestObjectStore shared() {
        return Shared.SERVER;
    }

    public static String freshBucket() {
        return "media-" + BUCKETS.incrementAndGet();
    }

    private static final class Shared {
        static final TestObjectStore SERVER = new TestObjectStore(temporaryFolder());

        private static Path temporaryFolder() {
            try {
                return Files.createTempDirectory(
                        Files.createDirectories(Path.of("target").toAbsolutePath()), "s3-");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public void start() {
        try {
            Files.createDirectories(folder);
            Properties properties = new Properties();
            properties.setProperty("jclouds.filesystem.basedir", folder.toString());
            BlobStore store = BlobStores.create("filesystem-nio2", properties);
            S3Proxy made = S3Proxy.builder()
                    .blobStore(store)
                    .endpoint(endpoint())
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                    .ignoreUnknownHeaders(true)
                    .build();
            made.start();
            server = made;
        } catch (Exception e) {
            throw new IllegalStateException("The test object store did not start", e);
        }
    }

    /** Stops answering; what is stored stays. */
    public void stop() {
        try {
            if (server != null) {
                server.stop();
                server = null;
            }
        } catch (Exception e) {
            throw new IllegalStateException("The test object store did not stop", e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public StorageSettings settings() {
        return settings(KEY, SECRET, BUCKET);
    }

    public StorageSettings settings(String bucket) {
        return settings(KEY, SECRET, bucket);
    }

    public StorageSettings settings(String key, String secret, String bucket) {
        return new StorageSettings(
                true,
                endpoint(),
                "auto",
                new Secret(key),
                new Secret(secret),
                bucket,
                ARCHIVE,
                URI.create("https://media.example"),
                List.of(),
                true);
    }

    @Override
    public void close() {
        stop();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
