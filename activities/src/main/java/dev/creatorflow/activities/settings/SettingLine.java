package dev.creatorflow.activities.settings;

/**
 * One setting as it is in effect.
 *
 * @param key the key
 * @param value the effective value, secrets masked; empty where nothing is set
 * @param origin where it came from, e.g. {@code environment}, {@code .env}, {@code local platform}, {@code default}
 */
public record SettingLine(SettingKey key, String value, String origin) {}
