package dev.creatorflow.infra.e2e.chaos;

import java.util.LinkedHashMap;
import java.util.Map;

/** What can go wrong, and where. Each kind is met at least once in every run. */
enum FaultKind {
    EXPIRED_MEDIA("expired media", Lane.STORE, true, 1),
    STORE_OUTAGE("S3 outage", Lane.STORE, true, 0),
    STORE_SLOW("slow S3", Lane.STORE, true, 0),

    // A file that failed twice is left alone for minutes, then hours: each of these comes once, and to files of its
    // own.
    CDN_ERRORS("5xx of the CDN", true, 1, "target=cdn,contains=.jpg,effect=status,status=503"),
    CDN_CUT("cut-off files", true, 1, "target=cdn,contains=.jpg,effect=truncated-body"),
    CDN_HTML("HTML instead of files", true, 1, "target=cdn,contains=.mp4,effect=html"),

    LOOPING_CURSOR("looping cursors", true, 0, "target=reels,page=later,effect=loop-cursor"),
    REPEATED_CURSOR("repeated cursors", true, 0, "target=user-feeds,page=later,effect=repeat-cursor"),
    NULL_CURSOR("null cursors", false, 0, "target=reels,effect=null-cursor"),
    EMPTY_PAGE("empty pages", false, 0, "target=reels,effect=empty-page"),
    NUL_TEXT("NUL in text", false, 0, "target=reels,page=first,effect=nul-caption"),
    LONE_SURROGATE("lone surrogates", false, 0, "target=user-feeds,page=first,effect=lone-surrogate"),
    RATE_LIMITED("429 without Retry-After", false, 0, "target=api,effect=status,status=429"),
    RATE_LIMITED_UNTIL("429 with Retry-After", false, 0, "target=api,effect=status,status=429,retryAfter=3"),
    SERVER_ERRORS("5xx", false, 0, "target=api,effect=status,status=503"),
    HUNG_REQUESTS("hung requests", false, 0, "target=api,effect=hang,for=30s"),
    RESET_CONNECTIONS("reset connections", false, 0, "target=api,effect=reset"),
    HTML("HTML", false, 0, "target=api,effect=html"),
    MALFORMED_JSON("malformed JSON", false, 0, "target=api,effect=truncated-json"),
    GIGANTIC_JSON("gigantic JSON", false, 0, "target=api,effect=huge,bytes=150000000"),
    GIGANTIC_UNPACKED("gigantic when unpacked", false, 0, "target=api,effect=gzip-bomb,bytes=150000000"),

    TEMPORAL_RESTART("Temporal restart", Lane.TEMPORAL, false, 0),
    POSTGRES_RESTART("PostgreSQL crash", Lane.POSTGRES, false, 0),
    CONNECTION_LOSS("connection loss", Lane.POSTGRES, false, 0),
    WORKER_KILL("kill -9 of a worker", Lane.WORKER, false, 0),
    WRONG_KEY("wrong key", Lane.WORKER, false, 1),
    DISK_FULL("full disk", Lane.WORKER, false, 1);

    /** What a fault takes hold of; in one lane faults follow each other. */
    enum Lane {
        PROVIDER,
        STORE,
        TEMPORAL,
        POSTGRES,
        WORKER
    }

    private final String label;
    private final Lane lane;
    private final boolean wantsNewCreators;
    private final int most;
    private final String rule;

    FaultKind(String label, Lane lane, boolean wantsNewCreators, int most) {
        this(label, lane, wantsNewCreators, most, "");
    }

    FaultKind(String label, boolean wantsNewCreators, int most, String rule) {
        this(label, Lane.PROVIDER, wantsNewCreators, most, rule);
    }

    FaultKind(String label, Lane lane, boolean wantsNewCreators, int most, String rule) {
        this.label = label;
        this.lane = lane;
        this.wantsNewCreators = wantsNewCreators;
        this.most = most;
        this.rule = rule;
    }

    /** For people. */
    String label() {
        return label;
    }

    Lane lane() {
        return lane;
    }

    /** Only creators that are new walk deep, and have files to fetch. */
    boolean wantsNewCreators() {
        return wantsNewCreators;
    }

    /** Whether it may come again in the mixed part. */
    boolean mayRepeat() {
        return most == 0;
    }

    /** Whether rows may hold what the provider did not mean until the creator is read again. */
    boolean spoilsRows() {
        return this == NUL_TEXT || this == LONE_SURROGATE || this == EXPIRED_MEDIA;
    }

    /** The fields of the simulator's rule, without id and count; empty for what is not the provider's fault. */
    Map<String, String> rule() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : rule.isEmpty() ? new String[0] : rule.split(",", -1)) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], parts[1]);
        }
        return fields;
    }
}
