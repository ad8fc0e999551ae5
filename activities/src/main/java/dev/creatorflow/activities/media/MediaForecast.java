package dev.creatorflow.activities.media;

import java.math.BigDecimal;

/**
 * What scrapes will add to the store.
 *
 * @param bytes expected; files that are known by their digest make it less
 * @param usdPerMonth US dollars for keeping them a month, as far as there is room
 * @param measured from averages of this store; else from what such files usually have
 * @param bytesWithoutRoom of the expected ones, those above {@code MEDIA_MAX_TOTAL_GB}: they will stay due
 */
public record MediaForecast(long bytes, BigDecimal usdPerMonth, boolean measured, long bytesWithoutRoom) {}
