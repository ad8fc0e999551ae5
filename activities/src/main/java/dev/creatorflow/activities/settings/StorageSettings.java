package dev.creatorflow.activities.settings;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The S3-compatible object store: Cloudflare R2, the local platform's, or any other.
 *
 * @param enabled whether media and archive are kept at all; never true without an endpoint
 * @param endpoint where the store is, null where none is set
 * @param region region the requests are signed for
 * @param accessKeyId access key, null where unset
 * @param secretAccessKey secret key, null where unset
 * @param bucket public bucket of media
 * @param archiveBucket bucket of raw answers, never the public one
 * @param publicUrl address under which the public bucket's objects are read; null only where there is no endpoint
 * @param formerPublicUrls addresses whose URLs in existing rows already are our own objects
 * @param pathStyle true: the bucket is in the path, false: in the host name
 */
public record StorageSettings(
        boolean enabled,
        @Nullable URI endpoint,
        String region,
        @Nullable Secret accessKeyId,
        @Nullable Secret secretAccessKey,
        String bucket,
        String archiveBucket,
        @Nullable URI publicUrl,
        List<URI> formerPublicUrls,
        boolean pathStyle) {

    public StorageSettings {
        formerPublicUrls = List.copyOf(formerPublicUrls);
    }

    /** Where the store is, for whoever opens it. */
    public URI requireEndpoint() {
        if (endpoint == null) {
            throw new MissingSettingException(
                    SettingKey.R2_ENDPOINT,
                    "No object store is known: set R2_ACCOUNT_ID or R2_ENDPOINT (with R2_ACCESS_KEY_ID and"
                            + " R2_SECRET_ACCESS_KEY), or ENABLE_R2_STORAGE=false to work without one.");
        }
        return endpoint;
    }

    /** Where stored objects are read, for whoever writes their addresses into rows. */
    public URI requirePublicUrl() {
        return publicUrl == null ? requireEndpoint() : publicUrl;
    }

    /** Access key, for whoever opens the store. */
    public Secret requireAccessKeyId() {
        return require(SettingKey.R2_ACCESS_KEY_ID, accessKeyId);
    }

    /** Secret key, for whoever opens the store. */
    public Secret requireSecretAccessKey() {
        return require(SettingKey.R2_SECRET_ACCESS_KEY, secretAccessKey);
    }

    private Secret require(SettingKey key, @Nullable Secret secret) {
        if (secret == null) {
            throw new MissingSettingException(
                    key,
                    key + " is missing: set it (or " + key + "_FILE) to the key of the store at " + endpoint
                            + ", or ENABLE_R2_STORAGE=false to work without one.");
        }
        return secret;
    }
}
