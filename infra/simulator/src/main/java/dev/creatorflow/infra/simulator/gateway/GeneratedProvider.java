package dev.creatorflow.infra.simulator.gateway;

import dev.creatorflow.infra.simulator.cdn.Asset;
import dev.creatorflow.infra.simulator.clock.SimulatedClock;
import dev.creatorflow.infra.simulator.instagram.Endpoint;
import dev.creatorflow.infra.simulator.instagram.LooterApi;
import dev.creatorflow.infra.simulator.population.Creator;
import dev.creatorflow.infra.simulator.population.Population;
import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import java.util.Optional;
import java.util.Set;

/** The generated population as provider. */
public final class GeneratedProvider implements Provider {
    private final Population population;
    private final SimulatedClock clock;
    private final LooterApi api;

    public GeneratedProvider(Population population, SimulatedClock clock, LooterApi api) {
        this.population = population;
        this.clock = clock;
        this.api = api;
    }

    @Override
    public Reply.Answer answer(Endpoint endpoint, Request request) {
        return api.answer(endpoint, request);
    }

    @Override
    public Set<String> subjects(Request request) {
        Optional<Integer> owner =
                Asset.parse(request.path()).map(Asset::owner).filter(index -> index < population.size());
        if (owner.isPresent()) {
            return names(population.creator(owner.get()));
        }
        String username = request.param("username");
        String id = request.query().getOrDefault("id", "");
        Optional<Creator> creator = username == null ? population.byId(id) : population.byHandle(username, clock.now());
        return creator.map(this::names).orElseGet(() -> Set.of(username == null ? id : username));
    }

    private Set<String> names(Creator creator) {
        return Set.of(creator.id(), creator.handleAt(clock.now()));
    }
}
