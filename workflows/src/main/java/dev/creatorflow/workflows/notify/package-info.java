/**
 * Telling people what happened: the outbox of notices is emptied to a webhook. What is worth telling is decided where it happens, and nothing
 * here can make another workflow fail.
 */
@NullMarked
package dev.creatorflow.workflows.notify;

import org.jspecify.annotations.NullMarked;
