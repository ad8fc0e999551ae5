package dev.creatorflow.activities.archive;

/**
 * Where a body is in the archive bucket.
 *
 * @param key the object
 * @param fromByte first byte of its gzip member
 * @param length bytes of that member
 */
record ArchivePlace(String key, long fromByte, long length) {}
