/**
 * The command {@code bench}: the whole system as processes on this machine, measured from outside beside plain loops over
 * the same libraries. No product code is called, and nothing here decides whether a test passes.
 */
@NullMarked
package dev.creatorflow.infra.e2e.bench;

import org.jspecify.annotations.NullMarked;
