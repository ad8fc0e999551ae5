package dev.creatorflow.activities.settings;

import static dev.creatorflow.activities.settings.SettingGroup.ANALYTICS;
import static dev.creatorflow.activities.settings.SettingGroup.DATABASE;
import static dev.creatorflow.activities.settings.SettingGroup.INSTAGRAM;
import static dev.creatorflow.activities.settings.SettingGroup.MEDIA;
import static dev.creatorflow.activities.settings.SettingGroup.OPERATIONS;
import static dev.creatorflow.activities.settings.SettingGroup.REDDIT;
import static dev.creatorflow.activities.settings.SettingGroup.REFRESH;
import static dev.creatorflow.activities.settings.SettingGroup.RETENTION;
import static dev.creatorflow.activities.settings.SettingGroup.STORAGE;
import static dev.creatorflow.activities.settings.SettingGroup.TAGGING;
import static dev.creatorflow.activities.settings.SettingGroup.TEMPORAL;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalogue of every setting there is: the constant's name is the key. {@code docs/settings.md} is checked against it. */
public enum SettingKey {
    TEMPORAL_ADDRESS(TEMPORAL, unset("the local platform's"), "Temporal's frontend, `host:port`"),
    TEMPORAL_NAMESPACE(TEMPORAL, fixed("default"), "Namespace of all workflows"),
    TEMPORAL_API_KEY(TEMPORAL, unset("none"), "API key (Temporal Cloud); turns TLS on"),
    TEMPORAL_TLS(TEMPORAL, unset("on with an API key or a certificate"), "`true` or `false`"),
    TEMPORAL_TLS_CLIENT_CERT_PATH(TEMPORAL, unset("none"), "PEM file of the client certificate (mutual TLS)"),
    TEMPORAL_TLS_CLIENT_KEY_PATH(TEMPORAL, unset("none"), "PEM file of the client certificate's key (PKCS 8)"),
    TEMPORAL_TLS_SERVER_CA_CERT_PATH(TEMPORAL, unset("the JVM's"), "PEM file of the authority that signed the server"),
    TEMPORAL_TLS_SERVER_NAME(TEMPORAL, unset("the address's host"), "Name the server's certificate must bear"),

    DATABASE_URL(
            DATABASE,
            unset("the local platform's"),
            "`postgresql://user:password@host:port/db` or a `jdbc:postgresql:` URL; parameters are kept"),
    DATABASE_POOL_SIZE(DATABASE, fixed("10"), "Connections of one process, 1 to 200"),

    RAPIDAPI_KEY(INSTAGRAM, unset("none"), "Key of the Instagram provider"),
    RAPIDAPI_HOST(INSTAGRAM, fixed("instagram-looter2.p.rapidapi.com"), "The provider's host, also sent as a header"),
    RAPIDAPI_PLAN(
            INSTAGRAM,
            unset("basic; mega for a test server on loopback"),
            "`basic`, `pro`, `ultra` or `mega`: sets the rate, the monthly cap and the price"),
    INSTAGRAM_REQUESTS_PER_SECOND(
            INSTAGRAM, unset("the plan's"), "Requests per second over all workers; at most the plan's hard limit"),
    API_MONTHLY_CALL_CAP(INSTAGRAM, unset("the plan's"), "Calls per calendar month (UTC)"),
    API_DAILY_CALL_CAP(
            INSTAGRAM, unset("what is left of the month, spread over its days"), "Calls per calendar day (UTC)"),
    API_COST_PER_1000_CALLS_USD(INSTAGRAM, unset("the plan's, else unknown"), "US dollars per 1,000 calls"),
    INSTAGRAM_API_BASE_URL(
            INSTAGRAM, unset("https://{RAPIDAPI_HOST}"), "Another address of the provider (a test server)"),
    INSTAGRAM_REQUEST_TIMEOUT(INSTAGRAM, fixed("60s"), "Longest time one request may take; 1s to 60s"),
    INSTAGRAM_NEW_REELS(INSTAGRAM, fixed("90"), "Reels read of a creator seen for the first time"),
    INSTAGRAM_NEW_POSTS(INSTAGRAM, fixed("30"), "Posts read of a creator seen for the first time"),
    INSTAGRAM_KNOWN_REELS(INSTAGRAM, fixed("30"), "Reels read of a known creator"),
    INSTAGRAM_KNOWN_POSTS(INSTAGRAM, fixed("10"), "Posts read of a known creator"),
    INSTAGRAM_RELATED_MAX(
            INSTAGRAM, fixed("25"), "New accounts whose profile is paid for per source of `creators related`"),
    INSTAGRAM_RELATED_MIN_FOLLOWERS(
            INSTAGRAM, fixed("0"), "Followers below which an account that is found is remembered and not stored"),

    INSTAGRAM_REFRESH_INTERVALS(
            REFRESH, fixed("hot=6h,normal=24h,slow=7d"), "How often a creator is read, by its `refresh_tier`"),
    CREATORS_IN_FLIGHT(REFRESH, fixed("200"), "Scrapes running at once per cycle or backfill, 1 to 10,000"),
    BACKFILL_PLAN_TOLERANCE(
            REFRESH,
            fixed("20"),
            "Percent by which a backfill may pass the upper end of its plan before it stops and asks, 0 to 1,000"),

    VIRAL_MIN_VIEWS(ANALYTICS, fixed("50000"), "Views below which nothing counts as viral"),
    VIRAL_MULTIPLIER(ANALYTICS, fixed("5.0"), "How many times the usual views a viral medium has"),
    REPORT_TIME_ZONE(ANALYTICS, fixed("UTC"), "Time zone of hours and weekdays in analytics, e.g. `Europe/Berlin`"),

    REDDIT_CLIENT_ID(REDDIT, unset("none"), "Id of the OAuth application"),
    REDDIT_CLIENT_SECRET(REDDIT, unset("none"), "Secret of the OAuth application"),
    REDDIT_USER_AGENT(REDDIT, unset("none"), "User-Agent that names you, as Reddit's rules ask"),
    REDDIT_AUTH_BASE_URL(REDDIT, fixed("https://www.reddit.com"), "Where tokens are fetched"),
    REDDIT_API_BASE_URL(REDDIT, fixed("https://oauth.reddit.com"), "Where the API is"),
    REDDIT_REQUESTS_PER_MINUTE(REDDIT, fixed("90"), "Requests per minute and client; Reddit allows 100"),
    REDDIT_DELETION_CHECK_INTERVAL(REDDIT, fixed("48h"), "How soon a deletion upstream is followed"),
    REDDIT_DELETION_SHARE(
            REDDIT, fixed("10"), "Percent of the requests that the search for deletions takes while it runs, 1 to 90"),
    REDDIT_REFRESH_INTERVALS(
            REDDIT,
            fixed("ok=24h,no-seller=7d,ours=24h,authors=30d"),
            "How often a community is read, by its review, and a redditor: one of ours, or an author of posts"),
    REDDIT_AUTHORS_PER_COMMUNITY(
            REDDIT,
            fixed("10"),
            "Authors of a community's best posts of the week that a cycle reads, those with the most posts first, 0 to 10"),
    REDDIT_NEW_POSTS(
            REDDIT,
            fixed("1000"),
            "Newest posts walked at most to where the last walk began, 0 to 1,000; a first walk takes 100"),
    REDDIT_DISCOVERY_DEPTH(
            REDDIT, fixed("1"), "Steps from a community staff chose to those that are let in, 0 to 10; 0 lets none in"),
    REDDIT_DISCOVERY_MIN_SUBSCRIBERS(
            REDDIT, fixed("0"), "Members below which a community that is found is remembered and not stored"),
    REDDIT_DISCOVERY_NSFW(
            REDDIT,
            fixed("all"),
            "Communities that are let in: `all`, `sfw` or `nsfw`, as far as it is known when they are found"),
    REDDIT_DISCOVERY_BUDGET(REDDIT, fixed("200"), "Communities one cycle lets in at most"),
    REDDIT_KEYWORDS_FILE(
            REDDIT,
            unset("none"),
            "File with the phrases that suggest `Non Related`: one a line, `[theme]` above the phrases of a theme, `#` for remarks"),

    ENABLE_R2_STORAGE(
            STORAGE, unset("true where a store is configured"), "`false`: no media and no archive, rows go on"),
    R2_ACCOUNT_ID(STORAGE, unset("none"), "Cloudflare account; gives the endpoint"),
    R2_ACCESS_KEY_ID(STORAGE, unset("none"), "Access key of the store"),
    R2_SECRET_ACCESS_KEY(STORAGE, unset("none"), "Secret key of the store"),
    R2_BUCKET_NAME(STORAGE, fixed("b9-instagram-media"), "Public bucket of media"),
    R2_PUBLIC_URL(
            STORAGE, unset("{R2_ENDPOINT}/{R2_BUCKET_NAME}"), "Address under which the bucket's objects are read"),
    R2_ARCHIVE_BUCKET_NAME(STORAGE, unset("{R2_BUCKET_NAME}-archive"), "Bucket of raw answers; never the public one"),
    R2_FORMER_PUBLIC_URLS(STORAGE, unset("none"), "Comma-separated addresses whose URLs in old rows already are ours"),
    R2_ENDPOINT(STORAGE, unset("from R2_ACCOUNT_ID"), "Any other S3-compatible store"),
    R2_REGION(STORAGE, fixed("auto"), "Region the requests are signed for"),
    R2_PATH_STYLE(STORAGE, fixed("true"), "`true`: the bucket in the path; `false`: in the host name"),

    MEDIA_KINDS(
            MEDIA,
            fixed("all"),
            "`all`, `none` or some of `reel-video,post-video,photo,carousel,cover,profile-picture`"),
    MEDIA_MAX_TOTAL_GB(
            MEDIA, unset("no bound"), "Above it media stay due and rows go on; GB, or with a unit (`1.5TB`)"),
    MEDIA_ALLOWED_HOSTS(
            MEDIA,
            fixed("cdninstagram.com,fbcdn.net,redd.it,redditmedia.com,redditstatic.com"),
            "Host suffixes media may come from; only an entry `host:port` may be a private address, for that port"),
    MEDIA_TRANSCODE(MEDIA, fixed("off"), "`off`, or `720p`: videos of at most 720 lines, by ffmpeg"),
    MEDIA_COST_PER_GB_MONTH_USD(
            MEDIA, fixed("0.015"), "US dollars for keeping a GB a month; Cloudflare R2's price unless set"),

    TEMPORAL_RETENTION(RETENTION, fixed("14d"), "How long Temporal keeps closed executions, 1 day or more"),
    RAW_RETENTION(RETENTION, fixed("180d"), "How long raw answers are kept, or `forever`"),
    METRICS_RETENTION(
            RETENTION,
            fixed("forever"),
            "How long daily metrics are kept, and observations beyond the first, the last and the fixed-age ones, or `forever`"),
    OBSERVATIONS_KEEP_ALL(
            RETENTION,
            fixed("45d"),
            "Age from which one observation a day is kept of each medium and of each follower count, or `forever`"),
    OBSERVATIONS_KEEP_DAILY(RETENTION, fixed("400d"), "Age from which one of them a week is kept, or `forever`"),
    API_CALLS_RETENTION(
            RETENTION,
            fixed("90d"),
            "Age at which single API calls become daily totals (never those of the current month), or `forever`"),
    LOG_RETENTION(RETENTION, fixed("14d"), "How long `system_logs` rows are kept, or `forever`"),

    MIN_FREE_DISK_GB(OPERATIONS, fixed("5"), "Free disk below which intake pauses; GB, or with a unit"),
    NOTIFY_WEBHOOK_URL(OPERATIONS, unset("none"), "Gets digests, pauses and budget stops"),
    HTTPS_PROXY(OPERATIONS, unset("none"), "Proxy of the upstream clients, `http://user:password@host:port`"),
    NO_PROXY(OPERATIONS, unset("none"), "Comma-separated host suffixes that bypass the proxy; loopback always does"),
    CREATORFLOW_DATA_DIR(
            OPERATIONS,
            unset("~/.local/share/creatorflow, or below XDG_DATA_HOME"),
            "Folder of the local platform's files"),
    CREATORFLOW_CLOCK_FILE(
            OPERATIONS, unset("none"), "File with one ISO-8601 duration added to the clock; refused in production"),
    WORKER_HTTP_PORT(OPERATIONS, fixed("8090"), "Port of the worker's health and metrics pages; 0 takes a free one"),
    LOG_FORMAT(OPERATIONS, fixed("text"), "`json`: the worker logs one JSON object a line, with workflow ids"),
    OTEL_EXPORTER_OTLP_ENDPOINT(
            OPERATIONS,
            unset("no traces"),
            "OpenTelemetry collector the worker sends traces to, by OTLP over HTTP (`http://127.0.0.1:4318`)"),
    OTEL_TRACES_SAMPLER_ARG(OPERATIONS, fixed("1"), "Share of the traces that are sent, 0 to 1"),
    WORKER_VERSIONING(
            OPERATIONS,
            fixed("off"),
            "`on`: Temporal's worker deployment versioning; a build then works once `workers promote` says so"),
    WORKER_BUILD_ID(OPERATIONS, unset("a digest of the code"), "What this build of the worker is called"),
    ENVIRONMENT(OPERATIONS, fixed("development"), "`development`, `test`, `staging` or `production`"),

    OPENAI_API_KEY(TAGGING, unset("none"), "Turns the optional tagging of subreddits on"),
    OPENAI_BASE_URL(TAGGING, fixed("https://api.openai.com/v1"), "Any endpoint of the same protocol"),
    OPENAI_MODEL(TAGGING, unset("none"), "Model that proposes tags"),
    OPENAI_REQUESTS_PER_MINUTE(TAGGING, fixed("30"), "Requests per minute over all workers"),
    OPENAI_DAILY_CALL_CAP(TAGGING, fixed("200"), "Calls per calendar day (UTC)"),
    OPENAI_COST_PER_1000_CALLS_USD(TAGGING, unset("unknown"), "US dollars per 1,000 calls, for plans and the ledger"),
    TAGS_REGISTRY_FILE(
            TAGGING,
            unset("none"),
            "File with the tags there are: `name = meaning`, one a line, `[group]` above the tags of a group (`group:name`), `#` for remarks");

    private final SettingGroup group;
    private final @Nullable String defaultText;
    private final String defaultInWords;
    private final String meaning;

    SettingKey(SettingGroup group, Default defaultValue, String meaning) {
        this.group = group;
        this.defaultText = defaultValue.text();
        this.defaultInWords = defaultValue.words();
        this.meaning = meaning;
    }

    SettingGroup group() {
        return group;
    }

    /** Title of the group the key belongs to, for headings. */
    public String groupTitle() {
        return group.title();
    }

    /** The text that holds where nothing is set; empty where the value follows from something else or stays unset. */
    Optional<String> defaultText() {
        return Optional.ofNullable(defaultText);
    }

    /** What holds where nothing is set, in words. */
    public String defaultInWords() {
        return defaultInWords;
    }

    /** One line for people: what the setting does and what it may be. */
    public String meaning() {
        return meaning;
    }

    /** Whether the value must never be shown. Such keys may also be given as {@code NAME_FILE}. */
    public boolean secret() {
        return switch (this) {
            case TEMPORAL_API_KEY,
                    RAPIDAPI_KEY,
                    REDDIT_CLIENT_SECRET,
                    R2_ACCESS_KEY_ID,
                    R2_SECRET_ACCESS_KEY,
                    NOTIFY_WEBHOOK_URL,
                    OPENAI_API_KEY,
                    DATABASE_URL,
                    HTTPS_PROXY -> true;
            default -> false;
        };
    }

    /** The key of this name, in exactly this spelling. */
    public static Optional<SettingKey> named(String name) {
        try {
            return name.equals(name.toUpperCase(Locale.ROOT)) ? Optional.of(valueOf(name)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Default fixed(String text) {
        return new Default(text, text);
    }

    private static Default unset(String words) {
        return new Default(null, words);
    }

    private record Default(@Nullable String text, String words) {}
}
