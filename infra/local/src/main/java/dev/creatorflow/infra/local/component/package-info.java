/**
 * What every part of the platform has in common: it starts, answers at an address, and stops. No part itself lives
 * here.
 */
@NullMarked
package dev.creatorflow.infra.local.component;

import org.jspecify.annotations.NullMarked;
