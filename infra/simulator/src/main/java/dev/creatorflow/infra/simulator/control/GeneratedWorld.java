package dev.creatorflow.infra.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.infra.simulator.population.AccountState;
import dev.creatorflow.infra.simulator.population.Creator;
import dev.creatorflow.infra.simulator.population.Handle;
import dev.creatorflow.infra.simulator.population.Kind;
import dev.creatorflow.infra.simulator.population.Population;
import dev.creatorflow.infra.simulator.population.Streams;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The truth of the generated population. */
public final class GeneratedWorld implements World {
    /** First-run windows, for the counts a new creator must end with. */
    private static final int NEW_REELS = 90;

    private static final int NEW_POSTS = 30;

    private final Population population;
    private final MediaTruth mediaTruth;

    public GeneratedWorld(Population population, MediaTruth mediaTruth) {
        this.population = population;
        this.mediaTruth = mediaTruth;
    }

    @Override
    public int size() {
        return population.size();
    }

    @Override
    public ArrayNode creators(int from, int count, Instant at) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int index = Math.max(0, from); index < Math.min((long) from + count, population.size()); index++) {
            list.add(entry(population.creator(index), at));
        }
        return list;
    }

    private ObjectNode entry(Creator creator, Instant at) {
        Expectation expected = Expectation.of(creator.stateAt(at));
        Streams shown = shown(creator, at);
        return JsonNodeFactory.instance
                .objectNode()
                .put("index", creator.index())
                .put("id", creator.id())
                .put("username", creator.handleAt(at))
                .put("kind", creator.kind().label())
                .put("outcome", expected.outcome())
                .put("reason", expected.reason())
                .put("newReels", Math.min(NEW_REELS, shown.reels().size()))
                .put("newPosts", Math.min(NEW_POSTS, shown.feed().size()))
                .set("formerUsernames", former(creator, at));
    }

    private static ArrayNode former(Creator creator, Instant at) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        creator.handles().stream()
                .filter(handle -> !handle.since().isAfter(at))
                .map(Handle::name)
                .filter(name -> !name.equals(creator.handleAt(at)))
                .forEach(names::add);
        return names;
    }

    @Override
    public Optional<ObjectNode> creator(String id, Instant at) {
        return population.byId(id).map(creator -> profile(creator, at));
    }

    private ObjectNode profile(Creator creator, Instant at) {
        ObjectNode truth = entry(creator, at);
        truth.put("at", at.toString())
                .put("state", creator.stateAt(at).name())
                .put("fullName", creator.fullName())
                .put("biography", creator.biography())
                .put("category", creator.category())
                .put("verified", creator.verified())
                .put("business", creator.business())
                .put("professional", creator.professional())
                .put("private", creator.stateAt(at) == AccountState.PRIVATE)
                .put("hidesCounts", creator.kind() == Kind.HIDDEN_LIKES)
                .put("followers", creator.audience().followersAt(at))
                .put("following", creator.audience().followingAt(at))
                .put("mediaCount", population.streams(creator, at).all().size())
                .put("reelsShown", shown(creator, at).reels().size())
                .put("feedShown", shown(creator, at).feed().size())
                .put("pictureVersion", creator.pictureAt(at))
                .put(
                        "externalUrl",
                        creator.pageLinks().isEmpty() || creator.hidesExternalUrl()
                                ? null
                                : creator.pageLinks().getFirst());
        ArrayNode links = truth.putArray("bioLinks");
        creator.pageLinks().forEach(links::add);
        growth(truth, "daily", creator, at, Duration.ofDays(1));
        growth(truth, "weekly", creator, at, Duration.ofDays(7));
        ArrayNode handles = truth.putArray("handles");
        creator.handles()
                .forEach(handle -> handles.addObject()
                        .put("username", handle.name())
                        .put(
                                "since",
                                handle.since().equals(Instant.MIN)
                                        ? null
                                        : handle.since().toString()));
        return truth;
    }

    /** Growth in percent over exactly the span, not rounded to any column; null where there was nobody before. */
    private static void growth(ObjectNode truth, String name, Creator creator, Instant at, Duration span) {
        long then = creator.audience().followersAt(at.minus(span));
        BigDecimal growth = then == 0
                ? null
                : BigDecimal.valueOf((creator.audience().followersAt(at) - then) * 100)
                        .divide(BigDecimal.valueOf(then), MathContext.DECIMAL64);
        truth.put(name + "FollowersBefore", then).put(name + "GrowthPercent", growth);
    }

    @Override
    public Optional<ArrayNode> media(String id, Instant at, boolean hashes) {
        return population.byId(id).map(creator -> mediaTruth.of(creator, shown(creator, at), at, hashes));
    }

    private Streams shown(Creator creator, Instant at) {
        return creator.stateAt(at) == AccountState.ACTIVE ? population.streams(creator, at) : Streams.NONE;
    }
}
