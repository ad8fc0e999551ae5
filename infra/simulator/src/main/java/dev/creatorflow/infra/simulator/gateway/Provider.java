package dev.creatorflow.infra.simulator.gateway;

import dev.creatorflow.infra.simulator.instagram.Endpoint;
import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import java.util.Set;

/** Who answers behind the gateway: the generated population or recorded bodies. */
public interface Provider {

    /** The true answer. */
    Reply.Answer answer(Endpoint endpoint, Request request);

    /** Handle and id of the account a request is about, as far as known: fault rules name either. */
    Set<String> subjects(Request request);
}
