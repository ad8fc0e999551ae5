package dev.creatorflow.activities.settings;

import java.time.ZoneId;

/**
 * What analytics need to know beside the data.
 *
 * @param viralMinViews views below which nothing counts as viral
 * @param viralMultiplier how many times the usual views a viral medium has
 * @param reportZone time zone of hours and weekdays
 */
public record AnalyticsSettings(long viralMinViews, double viralMultiplier, ZoneId reportZone) {}
