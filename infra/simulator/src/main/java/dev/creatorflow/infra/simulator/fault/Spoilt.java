package dev.creatorflow.infra.simulator.fault;

import dev.creatorflow.infra.simulator.server.Reply;

/**
 * What became of an answer.
 *
 * @param outcome for the statistics: a status, or the fault's name
 * @param good whether a correct client has what it asked for once this is delivered
 */
public record Spoilt(Reply reply, String outcome, boolean good) {

    /** An answer nothing was done to. */
    public static Spoilt not(Reply.Answer answer) {
        return new Spoilt(answer, Integer.toString(answer.status()), answer.status() < 400);
    }

    static Spoilt by(Effect effect, Reply reply) {
        return new Spoilt(reply, "fault " + effect.kind().label(), effect.kind().good());
    }
}
