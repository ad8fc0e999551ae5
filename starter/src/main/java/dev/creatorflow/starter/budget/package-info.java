/**
 * What the providers were asked, what it cost, and who holds them back; and staff's hand on rate and pause. No SQL is here.
 */
@NullMarked
package dev.creatorflow.starter.budget;

import org.jspecify.annotations.NullMarked;
