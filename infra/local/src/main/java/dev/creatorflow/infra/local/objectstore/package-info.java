/**
 * An S3-compatible server in this JVM over a folder on disk. What is stored in it is not known here.
 */
@NullMarked
package dev.creatorflow.infra.local.objectstore;

import org.jspecify.annotations.NullMarked;
