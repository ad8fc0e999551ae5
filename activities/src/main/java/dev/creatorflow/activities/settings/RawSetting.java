package dev.creatorflow.activities.settings;

/**
 * A value as it was written, before anything looked at it.
 *
 * @param text the value, trimmed and never empty
 * @param origin where it came from, as a person would look for it: {@code environment}, {@code .env}, …
 */
record RawSetting(String text, String origin) {}
