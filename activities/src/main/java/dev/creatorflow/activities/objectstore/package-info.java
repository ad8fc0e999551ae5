/**
 * Buckets of an S3-compatible object store: Cloudflare R2, the local platform's, or any other. Nothing here knows what the objects are.
 */
@NullMarked
package dev.creatorflow.activities.objectstore;

import org.jspecify.annotations.NullMarked;
