/**
 * A small HTTP/1.1 server on plain sockets, which can also hang, cut a body short, drip it slowly and reset the
 * connection: handlers answer with a {@link dev.creatorflow.infra.simulator.server.Reply}. It knows nothing of
 * Instagram, faults or rules.
 */
@NullMarked
package dev.creatorflow.infra.simulator.server;

import org.jspecify.annotations.NullMarked;
