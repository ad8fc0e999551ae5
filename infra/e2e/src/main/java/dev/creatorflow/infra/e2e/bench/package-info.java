/**
 * The command {@code bench}: the whole system as processes on this machine, measured from outside beside plain
 * loops. Of the product's code only the clients of the CDN and the store are called, by the plain copy; nothing here
 * decides whether a test passes.
 */
@NullMarked
package dev.creatorflow.infra.e2e.bench;

import org.jspecify.annotations.NullMarked;
