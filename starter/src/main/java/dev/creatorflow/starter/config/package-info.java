/** The effective settings, shown with their origin and with secrets masked. Nothing here reads a setting for any other end. */
@NullMarked
package dev.creatorflow.starter.config;

import org.jspecify.annotations.NullMarked;
