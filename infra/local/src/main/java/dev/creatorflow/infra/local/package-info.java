/**
 * The local platform's command line: {@code demo}, {@code up}, {@code down}, {@code status} and the hidden
 * {@code platform}. Only the entry point lives here, and nothing of the product: worker, starter and simulator are
 * started as processes.
 */
@NullMarked
package dev.creatorflow.infra.local;

import org.jspecify.annotations.NullMarked;
