/**
 * How a stretch of time went, and what needs a person. It only reads; what to do about it is in the other packages.
 */
@NullMarked
package dev.creatorflow.starter.digest;

import org.jspecify.annotations.NullMarked;
