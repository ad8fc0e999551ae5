/**
 * A small HTTP/1.1 server on plain sockets, which can also hang, cut a body short, drip it slowly and reset the
 * connection. It knows nothing of Instagram, faults or rules: handlers answer with a {@link
 * dev.creatorflow.infra.simulator.server.Reply}.
 */
@NullMarked
package dev.creatorflow.infra.simulator.server;

import org.jspecify.annotations.NullMarked;
