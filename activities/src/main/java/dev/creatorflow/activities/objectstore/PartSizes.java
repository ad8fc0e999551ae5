package dev.creatorflow.activities.objectstore;

/**
 * When and how a file is cut into parts.
 *
 * @param threshold bytes up to which a file goes up in one request, which is cheaper
 * @param part bytes of every part but the last: all of one size, as R2 wants it, and at least 5 MB
 */
record PartSizes(long threshold, long part) {
    /** Most videos are under 20 MB; above the threshold a broken connection costs a part and not the file. 10,000 parts are 320 GB. */
    static final PartSizes USUAL = new PartSizes(100L << 20, 32L << 20);
}
