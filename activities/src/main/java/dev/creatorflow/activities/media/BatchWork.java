package dev.creatorflow.activities.media;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the lanes of one batch share. Thread-safe.
 *
 * @param room what may still be stored
 * @param percents videos that are being transcoded, and how far they are
 */
record BatchWork(StoreRoom room, Map<String, Integer> percents) {
    BatchWork(StoreRoom room) {
        this(room, new ConcurrentHashMap<>());
    }
}
