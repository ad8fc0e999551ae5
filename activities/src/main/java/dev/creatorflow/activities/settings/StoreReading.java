package dev.creatorflow.activities.settings;

import static dev.creatorflow.activities.settings.AmountFormats.gigabytes;
import static dev.creatorflow.activities.settings.SettingFormats.flag;
import static dev.creatorflow.activities.settings.SettingFormats.listOf;
import static dev.creatorflow.activities.settings.SettingFormats.money;
import static dev.creatorflow.activities.settings.SettingFormats.name;
import static dev.creatorflow.activities.settings.SettingFormats.oneOf;
import static dev.creatorflow.activities.settings.SettingFormats.secret;
import static dev.creatorflow.activities.settings.SettingFormats.webAddress;

import dev.creatorflow.activities.settings.MediaSettings.Kind;
import dev.creatorflow.activities.settings.MediaSettings.Transcode;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads where media and raw answers are kept, and which media are. */
final class StoreReading {

    private static final String KINDS_WANTED = Stream.of(Kind.values())
            .map(SettingFormats::written)
            .collect(Collectors.joining(", ", "all, none or some of ", " is wanted"));

    private final SettingReader reader;

    StoreReading(SettingReader reader) {
        this.reader = reader;
    }

    StorageSettings storage() {
        String bucket = reader.value(SettingKey.R2_BUCKET_NAME, name());
        String archive =
                reader.valueOr(SettingKey.R2_ARCHIVE_BUCKET_NAME, name(), bucket + "-archive", "from R2_BUCKET_NAME");
        if (archive.equals(bucket)) {
            reader.problem(
                    SettingKey.R2_ARCHIVE_BUCKET_NAME,
                    "another bucket than R2_BUCKET_NAME is wanted: raw answers must never be public");
        }
        URI endpoint = endpoint();
        List<URI> former = reader.optional(SettingKey.R2_FORMER_PUBLIC_URLS, listOf(webAddress()));
        return new StorageSettings(
                enabled(endpoint),
                endpoint,
                reader.value(SettingKey.R2_REGION, name()),
                reader.optional(SettingKey.R2_ACCESS_KEY_ID, secret()),
                reader.optional(SettingKey.R2_SECRET_ACCESS_KEY, secret()),
                bucket,
                archive,
                publicUrl(endpoint, bucket),
                former == null ? List.of() : former,
                reader.value(SettingKey.R2_PATH_STYLE, flag()));
    }

    private @Nullable URI endpoint() {
        String account = reader.optional(SettingKey.R2_ACCOUNT_ID, account());
        URI endpoint = reader.optional(SettingKey.R2_ENDPOINT, webAddress());
        if (endpoint != null || account == null) {
            return endpoint;
        }
        String address = "https://" + account + ".r2.cloudflarestorage.com";
        reader.effective(SettingKey.R2_ENDPOINT, address, "from R2_ACCOUNT_ID");
        return URI.create(address);
    }

    /** It becomes the first part of a host's name. */
    private static SettingReader.Format<String> account() {
        return text -> {
            if (text.matches("[A-Za-z0-9]+(-+[A-Za-z0-9]+)*")) {
                return text;
            }
            throw new NotRightException("the account's id is wanted, letters and digits");
        };
    }

    private boolean enabled(@Nullable URI endpoint) {
        boolean enabled =
                reader.valueOr(SettingKey.ENABLE_R2_STORAGE, flag(), Boolean.toString(endpoint != null), "default");
        if (enabled && endpoint == null) {
            reader.problem(SettingKey.ENABLE_R2_STORAGE, "R2_ACCOUNT_ID or R2_ENDPOINT is wanted with it");
        }
        return enabled;
    }

    private @Nullable URI publicUrl(@Nullable URI endpoint, String bucket) {
        URI set = reader.optional(SettingKey.R2_PUBLIC_URL, webAddress());
        if (set != null || endpoint == null || reader.isSet(SettingKey.R2_PUBLIC_URL)) {
            return set;
        }
        String address = endpoint + "/" + bucket;
        reader.effective(SettingKey.R2_PUBLIC_URL, address, "from R2_ENDPOINT");
        return URI.create(address);
    }

    MediaSettings media() {
        return new MediaSettings(
                reader.value(SettingKey.MEDIA_KINDS, StoreReading::kinds),
                reader.optional(SettingKey.MEDIA_MAX_TOTAL_GB, gigabytes()),
                reader.value(SettingKey.MEDIA_ALLOWED_HOSTS, listOf(AllowedHost::parse)),
                reader.value(SettingKey.MEDIA_TRANSCODE, StoreReading::transcode),
                reader.value(SettingKey.MEDIA_COST_PER_GB_MONTH_USD, money()));
    }

    private static Set<Kind> kinds(String text) throws NotRightException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "all" -> EnumSet.allOf(Kind.class);
            case "none" -> EnumSet.noneOf(Kind.class);
            default -> {
                try {
                    yield Set.copyOf(listOf(oneOf(Kind.class)).read(text));
                } catch (NotRightException e) {
                    throw new NotRightException(KINDS_WANTED);
                }
            }
        };
    }

    private static Transcode transcode(String text) throws NotRightException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "off", "false", "no" -> Transcode.OFF;
            case "720p" -> Transcode.TO_720P;
            default -> throw new NotRightException("off or 720p is wanted");
        };
    }
}
