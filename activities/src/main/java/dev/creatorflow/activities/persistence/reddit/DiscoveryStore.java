package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.JsonRows;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.activities.settings.RedditCare;
import dev.creatorflow.activities.settings.RedditCare.Nsfw;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Discover;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Discovered;
import dev.creatorflow.workflows.reddit.RedditTarget;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets communities in that answers lead to: each once, whatever its letter case, and as many as the settings allow. Those that are not let in are
 * remembered, and looked at again when they are met again. Thread-safe.
 */
final class DiscoveryStore {
    private final Database database;
    private final RedditAnswers answers;
    private final RedditCare care;

    DiscoveryStore(Database database, RedditAnswers answers, RedditCare care) {
        this.database = database;
        this.answers = answers;
        this.care = care;
    }

    Discovered discover(Discover request) {
        RedditTarget target = RedditTarget.of(request.target());
        return database.transaction(statements -> {
            List<AnswerRow> run = statements.mapper(AnswerMapper.class).ofRun(request.runKey(), target.key()).stream()
                    .filter(answers::reaches)
                    .toList();
            List<Found> found = new FoundNames(answers, target).of(run);
            DiscoveryMapper discoveries = statements.mapper(DiscoveryMapper.class);
            if (!found.isEmpty()) {
                letIn(statements, request, target, found, run.getLast().fetchedAt());
            }
            return new Discovered(
                    discoveries.ofRun(request.runKey(), Found.Outcome.STORED.name()),
                    discoveries.ofRun(request.runKey(), Found.Outcome.USER_FEED.name()),
                    discoveries.newAuthors(request.runKey()));
        });
    }

    private void letIn(Statements statements, Discover request, RedditTarget target, List<Found> found, Instant at) {
        DiscoveryMapper discoveries = statements.mapper(DiscoveryMapper.class);
        String batch = request.batch();
        int room = care.budget();
        if (batch != null) {
            discoveries.oneAtATime(batch);
            room -= discoveries.spent(batch);
        }
        int depth = depth(statements, target) + 1;
        Map<String, Found> byName = new LinkedHashMap<>();
        found.forEach(name -> byName.merge(lower(name), name, DiscoveryStore::better));
        Map<String, Found.Outcome> outcomes =
                outcomes(byName.values(), new HashSet<>(discoveries.known(List.copyOf(byName.keySet()))), depth, room);
        JsonRows rows = new JsonRows();
        byName.forEach((name, first) -> {
            Found.Outcome outcome = Objects.requireNonNull(outcomes.get(name));
            if (outcome == Found.Outcome.STORED || outcome == Found.Outcome.USER_FEED) {
                rows.add()
                        .put("name", first.name())
                        .put("review", outcome == Found.Outcome.USER_FEED ? "User Feed" : null);
            }
        });
        if (!rows.isEmpty()) {
            discoveries.store(rows.text(), depth);
        }
        boolean community = target.kind() == RedditTarget.Kind.SUBREDDIT;
        discoveries.record(
                json(found, outcomes), community ? target.lowerName() : null, depth, at, batch, request.runKey());
    }

    /** What is said of a community by one answer holds for all. */
    private static Found better(Found first, Found next) {
        return first.subscribers() == null && next.subscribers() != null
                ? new Found(
                        first.name(), first.kind(), first.source(), next.subscribers(), next.over18(), first.rawId())
                : first;
    }

    private Map<String, Found.Outcome> outcomes(Collection<Found> found, Set<String> known, int depth, int room) {
        Map<String, Found.Outcome> outcomes = new HashMap<>();
        int left = room;
        for (Found name : found) {
            Found.Outcome outcome = outcome(name, known, depth, left);
            left -= outcome == Found.Outcome.STORED ? 1 : 0;
            outcomes.put(lower(name), outcome);
        }
        return outcomes;
    }

    private Found.Outcome outcome(Found found, Set<String> known, int depth, int room) {
        Long subscribers = found.subscribers();
        if (known.contains(lower(found))) {
            return Found.Outcome.KNOWN;
        }
        if (NamesInText.userFeed(found.name())) {
            return Found.Outcome.USER_FEED;
        }
        if (depth > care.depth()) {
            return Found.Outcome.TOO_DEEP;
        }
        if (subscribers != null && subscribers < care.minSubscribers()) {
            return Found.Outcome.BELOW_MINIMUM;
        }
        if (care.nsfw() == Nsfw.SFW && Boolean.TRUE.equals(found.over18())) {
            return Found.Outcome.NSFW;
        }
        if (care.nsfw() == Nsfw.NSFW && Boolean.FALSE.equals(found.over18())) {
            return Found.Outcome.SFW;
        }
        return room > 0 ? Found.Outcome.STORED : Found.Outcome.OVER_BUDGET;
    }

    private static int depth(Statements statements, RedditTarget target) {
        if (target.kind() == RedditTarget.Kind.SUBREDDIT) {
            SubredditMapper.Known known =
                    statements.mapper(SubredditMapper.class).known(target.lowerName());
            Integer depth = known == null ? null : known.depth();
            return Objects.requireNonNullElse(depth, 0);
        }
        @Nullable Integer depth = statements.mapper(DiscoveryMapper.class).depthOfAuthor(target.lowerName());
        return Objects.requireNonNullElse(depth, 0);
    }

    private static String json(List<Found> found, Map<String, Found.Outcome> outcomes) {
        Map<String, Found> once = new LinkedHashMap<>();
        found.forEach(name -> once.putIfAbsent(name.kind() + " " + lower(name), name));
        JsonRows rows = new JsonRows();
        once.values()
                .forEach(name -> rows.add()
                        .put("name", name.name())
                        .put("kind", name.kind().name())
                        .put("source", name.source())
                        .put("subscribers", name.subscribers())
                        .put("over18", name.over18())
                        .put(
                                "outcome",
                                Objects.requireNonNull(outcomes.get(lower(name)))
                                        .name())
                        .put("raw_id", name.rawId()));
        return rows.text();
    }

    private static String lower(Found found) {
        return found.name().toLowerCase(Locale.ROOT);
    }
}
