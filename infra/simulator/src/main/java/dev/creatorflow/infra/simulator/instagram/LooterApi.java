package dev.creatorflow.infra.simulator.instagram;

import dev.creatorflow.infra.simulator.cdn.CdnLinks;
import dev.creatorflow.infra.simulator.clock.SimulatedClock;
import dev.creatorflow.infra.simulator.population.AccountState;
import dev.creatorflow.infra.simulator.population.Creator;
import dev.creatorflow.infra.simulator.population.Medium;
import dev.creatorflow.infra.simulator.population.Population;
import dev.creatorflow.infra.simulator.population.Streams;
import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers the four endpoints out of the population, all failures of the account included, none of the network. */
public final class LooterApi {
    private static final String JSON = "application/json; charset=utf-8";

    private final Population population;
    private final SimulatedClock clock;
    private final ProfileBody profiles;
    private final MediaJson media;

    public LooterApi(Population population, CdnLinks links, SimulatedClock clock) {
        this.population = population;
        this.clock = clock;
        this.profiles = new ProfileBody(population, links);
        this.media = new MediaJson(population, links);
    }

    /** The true answer, that of a missing account included. */
    public Reply.Answer answer(Endpoint endpoint, Request request) {
        Instant now = clock.now();
        return switch (endpoint) {
            case PROFILE -> profile(request, now);
            case REELS -> page(Dialect.REELS, request, now);
            case USER_FEEDS -> page(Dialect.FEED, request, now);
            case RELATED_PROFILES -> related(request, now);
        };
    }

    private Reply.Answer profile(Request request, Instant now) {
        String username = request.param("username");
        String id = request.param("id");
        if (username == null && id == null) {
            return failure(400, "username or id is required");
        }
        Optional<Creator> creator = existing(
                username == null ? population.byId(id == null ? "" : id) : population.byHandle(username, now), now);
        return ok(creator.map(found -> profiles.profile(found, now)).orElseGet(profiles::missing));
    }

    private Reply.Answer related(Request request, Instant now) {
        String id = request.param("id");
        if (id == null) {
            return failure(400, "id is required");
        }
        Optional<Creator> creator = existing(population.byId(id), now);
        return creator.isEmpty()
                ? Reply.json(200, "{\"data\":{\"viewer\":{},\"user\":null},\"status\":\"ok\",\"attempts\":\"1\"}")
                : ok(profiles.related(creator.get(), now));
    }

    private Reply.Answer page(Dialect dialect, Request request, Instant now) {
        String id = request.param("id");
        if (id == null) {
            return failure(400, "id is required");
        }
        Optional<Creator> creator = existing(population.byId(id), now);
        if (creator.isEmpty()) {
            return ok(profiles.missing());
        }
        String cursor = request.param("max_id");
        Optional<Long> after = cursor == null || cursor.isEmpty() ? Optional.empty() : Cursors.key(cursor);
        if (cursor != null && !cursor.isEmpty() && after.isEmpty()) {
            return failure(400, "Invalid max_id");
        }
        Page page = Page.of(creator.get(), stream(dialect, creator.get(), now), after, count(request));
        return ok(body(dialect, page, creator.get(), now));
    }

    private List<Medium> stream(Dialect dialect, Creator creator, Instant now) {
        if (creator.stateAt(now) != AccountState.ACTIVE) {
            return List.of();
        }
        Streams streams = population.streams(creator, now);
        return dialect == Dialect.REELS ? streams.reels() : streams.feed();
    }

    private byte[] body(Dialect dialect, Page page, Creator creator, Instant now) {
        return JsonBody.document(json -> {
            json.array(
                    "items", () -> page.items().forEach(medium -> json.item(() -> item(json, dialect, medium, now))));
            if (dialect == Dialect.REELS) {
                json.object("paging_info", () -> {
                            if (page.more()) {
                                json.field("max_id", Cursors.reels(page.items().getLast()));
                            }
                            json.field("more_available", page.more());
                        })
                        .field("status", "ok");
            } else {
                json.field("more_available", page.more());
                if (page.more()) {
                    json.field("next_max_id", Cursors.feed(page.items().getLast(), creator));
                }
            }
            json.field("attempts", Integer.toString(1 + page.items().size() % 6));
        });
    }

    private void item(JsonBody json, Dialect dialect, Medium medium, Instant now) {
        if (dialect == Dialect.REELS) {
            json.object("media", () -> media.write(json, dialect, medium, now));
        } else {
            media.write(json, dialect, medium, now);
        }
    }

    private static int count(Request request) {
        String count = request.param("count");
        try {
            return count == null ? Page.MOST : Integer.parseInt(count);
        } catch (NumberFormatException notANumber) {
            return Page.MOST;
        }
    }

    private static Optional<Creator> existing(Optional<Creator> creator, Instant now) {
        return creator.filter(found -> found.stateAt(now) != AccountState.MISSING);
    }

    private static Reply.Answer ok(byte[] body) {
        return Reply.of(200, JSON, body);
    }

    private static Reply.Answer failure(int status, String message) {
        return Reply.json(status, "{\"message\":\"" + message + "\",\"status\":\"fail\"}");
    }
}
