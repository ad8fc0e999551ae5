package dev.creatorflow.activities.objectstore;

import dev.creatorflow.activities.settings.StorageSettings;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The two buckets over one client. Opening them connects to nothing. Everything is taken from the settings: neither the environment nor a
 * profile file of the AWS tools is read, and no checksum is sent that R2 does not know.
 */
public final class S3Stores implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Between two packets, not for a whole transfer: joining the parts of a large file is the longest a store is silent. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final @Nullable S3Client client;
    private final StorageSettings settings;
    private final PartSizes sizes;

    private S3Stores(@Nullable S3Client client, StorageSettings settings, PartSizes sizes) {
        this.client = client;
        this.settings = settings;
        this.sizes = sizes;
    }

    /** @param connections requests at a time */
    public static S3Stores open(StorageSettings settings, int connections) {
        return open(settings, connections, PartSizes.USUAL);
    }

    static S3Stores open(StorageSettings settings, int connections, PartSizes sizes) {
        return new S3Stores(settings.enabled() ? client(settings, connections) : null, settings, sizes);
    }

    /** The public bucket; empty where the store is switched off. */
    public Optional<ObjectStore> media() {
        return bucket(settings.bucket());
    }

    /** The bucket of raw answers, which is never public; empty where the store is switched off. */
    public Optional<ObjectStore> archive() {
        return bucket(settings.archiveBucket());
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }

    private Optional<ObjectStore> bucket(String name) {
        return client == null
                ? Optional.empty()
                : Optional.of(new S3ObjectStore(client, name, settings.requireEndpoint(), sizes));
    }

    private static S3Client client(StorageSettings settings, int connections) {
        return S3Client.builder()
                .endpointOverride(settings.requireEndpoint())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.requireAccessKeyId().value(),
                        settings.requireSecretAccessKey().value())))
                .forcePathStyle(settings.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(config ->
                        config.defaultProfileFile(ProfileFile.aggregator().build()))
                .httpClient(Apache5HttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SILENCE)
                        .maxConnections(connections)
                        .build())
                .build();
    }
}
