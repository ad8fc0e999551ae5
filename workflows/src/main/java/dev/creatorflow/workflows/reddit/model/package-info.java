/**
 * Communities, posts and users as Reddit's answers describe them: what the client maps and the database stores. They never cross a history,
 * and know nothing of Temporal, JSON or SQL.
 */
@NullMarked
package dev.creatorflow.workflows.reddit.model;

import org.jspecify.annotations.NullMarked;
