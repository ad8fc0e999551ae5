package dev.creatorflow.infra.simulator.gateway;

import dev.creatorflow.infra.simulator.cdn.CdnHandler;
import dev.creatorflow.infra.simulator.fault.CdnSpoiler;
import dev.creatorflow.infra.simulator.fault.Effect;
import dev.creatorflow.infra.simulator.fault.FaultRules;
import dev.creatorflow.infra.simulator.fault.Situation;
import dev.creatorflow.infra.simulator.fault.Spoilt;
import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import dev.creatorflow.infra.simulator.traffic.Traffic;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Counts and spoils the files of the CDN; no limit, no latency, no key. */
public final class CdnGateway {
    private final CdnHandler cdn;
    private final Traffic traffic;
    private final FaultRules faults;
    private final Function<Request, Set<String>> subjects;

    /**
     * @param subjects handle and id of the account a file belongs to
     */
    public CdnGateway(CdnHandler cdn, Traffic traffic, FaultRules faults, Function<Request, Set<String>> subjects) {
        this.cdn = cdn;
        this.traffic = traffic;
        this.faults = faults;
        this.subjects = subjects;
    }

    /** The reply to a request for a file. */
    public Reply handle(Request request) throws InterruptedException {
        String path = request.path();
        Situation situation = new Situation("cdn", subjects.apply(request), request.target(), path, true);
        Optional<Effect> effect = faults.pick(situation);
        traffic.serving(request.number(), path);
        Spoilt spoilt = effect.isEmpty()
                ? Spoilt.not(cdn.handle(request))
                : CdnSpoiler.apply(effect.get(), () -> cdn.handle(request));
        long bytes = spoilt.reply() instanceof Reply.Answer answer ? answer.body().length : 0;
        boolean whole = spoilt.good() && !request.method().equals("HEAD");
        traffic.decided(request.number(), spoilt.outcome(), whole, bytes);
        return spoilt.reply();
    }
}
