/**
 * The outbox of what people are to be told, and the webhook it is emptied to. What is written into it is decided where it happens.
 */
@NullMarked
package dev.creatorflow.activities.notify;

import org.jspecify.annotations.NullMarked;
