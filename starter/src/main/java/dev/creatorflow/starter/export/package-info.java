/** {@code export}: rows as csv, ndjson and parquet, written as they come. What the rows are is decided by the package that reads them. */
@NullMarked
package dev.creatorflow.starter.export;

import org.jspecify.annotations.NullMarked;
