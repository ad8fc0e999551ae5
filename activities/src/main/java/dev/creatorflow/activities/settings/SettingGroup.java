package dev.creatorflow.activities.settings;

import java.util.EnumSet;
import java.util.Set;

/**
 * Settings that belong to one outside thing. Where a person names that thing (one of the {@link #anchors()}), the local
 * platform's values for the whole group are left aside: half of one store and half of another is never what is meant,
 * and a real key must not go to a simulator.
 */
enum SettingGroup {
    TEMPORAL("Temporal"),
    DATABASE("Database"),
    INSTAGRAM("Instagram provider"),
    ANALYTICS("Analytics"),
    REFRESH("Refresh"),
    REDDIT("Reddit"),
    STORAGE("Object store"),
    MEDIA("Media"),
    RETENTION("Retention"),
    OPERATIONS("Operations"),
    TAGGING("Tagging");

    private final String title;

    SettingGroup(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Set<SettingKey> anchors() {
        return switch (this) {
            case TEMPORAL -> EnumSet.of(SettingKey.TEMPORAL_ADDRESS);
            case INSTAGRAM -> EnumSet.of(SettingKey.RAPIDAPI_KEY, SettingKey.INSTAGRAM_API_BASE_URL);
            case REDDIT -> EnumSet.of(SettingKey.REDDIT_CLIENT_ID, SettingKey.REDDIT_API_BASE_URL);
            case STORAGE -> EnumSet.of(SettingKey.R2_ACCOUNT_ID, SettingKey.R2_ENDPOINT);
            case DATABASE, ANALYTICS, REFRESH, MEDIA, RETENTION, OPERATIONS, TAGGING ->
                EnumSet.noneOf(SettingKey.class);
        };
    }
}
