package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a model proposes as tags of communities, and staff's decisions: the sole writer of a community's tags and category. Each decision leaves
 * one row in the audit log, in the same transaction, one per name. Names are the key whatever their letters. Thread-safe.
 */
public final class TagStaff {
    private final Database database;
    private final Clock clock;

    public TagStaff(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A proposal as lists show it.
     *
     * @param category the group of the tags that stands first in the registry; null where they are in no group
     * @param dropped names the model gave that are not in the registry, or beyond two
     * @param note why no tag is proposed; null where one is
     * @param decision ACCEPTED or REJECTED; null = it waits, or there is nothing to decide
     * @param promptTokens null = the endpoint did not say
     * @param completionTokens null = the endpoint did not say
     */
    public record Proposal(
            String subreddit,
            List<String> tags,
            @Nullable String category,
            int dropped,
            @Nullable String note,
            String model,
            Instant proposedAt,
            @Nullable String decision,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable Long promptTokens,
            @Nullable Long completionTokens) {}

    /** What became of one name. */
    public enum Result {
        ACCEPTED,
        REJECTED,
        /** No proposal of it waits. */
        NO_PROPOSAL,
        /** Staff have tagged it in the meantime: that stands, and the proposal waits. */
        TAGGED_ALREADY,
        NOT_STORED
    }

    /** @param tags what was decided about; empty where nothing was */
    public record Decided(String subreddit, Result result, List<String> tags) {}

    /**
     * Communities of review Ok that have neither tags nor a proposal that waits nor an answer by this registry, those with the most members first; last those
     * whose answer held no list once.
     *
     * @param digest of the registry
     */
    public List<String> due(String digest, int most) {
        return read(mapper -> mapper.due(digest, most));
    }

    /** Which of the names are communities that are stored, in lower case. */
    public Set<String> stored(Collection<String> names) {
        List<String> keys =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return Set.copyOf(read(mapper -> mapper.stored(keys)));
    }

    /**
     * Proposals, newest first.
     *
     * @param all also those that are decided or empty
     */
    public List<Proposal> proposals(boolean all, int most) {
        return read(mapper -> mapper.proposals(all, most));
    }

    /**
     * Accepts what is proposed: it becomes the community's tags, and its category where it has none, unless staff have tagged it.
     *
     * @return one row per name, in their order
     */
    public List<Decided> accept(List<String> names, Requester by) {
        return decide(names, true, by);
    }

    /** Rejects what is proposed; the same registry is not asked again for it, unless by name. */
    public List<Decided> reject(List<String> names, Requester by) {
        return decide(names, false, by);
    }

    private List<Decided> decide(List<String> names, boolean accept, Requester by) {
        Set<String> keys = new LinkedHashSet<>();
        names.forEach(name -> keys.add(name.toLowerCase(Locale.ROOT)));
        return keys.stream()
                .map(key -> {
                    Decided decided = database.transaction(
                            statements -> decide(statements.mapper(TagStaffMapper.class), key, accept, by));
                    if (accept && decided.result() != Result.NOT_STORED) {
                        // Afterwards: whoever saves posts locks posts before the community. Also where an earlier
                        // command broke off here.
                        read(mapper -> mapper.followTags(key));
                    }
                    return decided;
                })
                .toList();
    }

    private Decided decide(TagStaffMapper mapper, String key, boolean accept, Requester by) {
        TagStaffMapper.Held held = mapper.lock(key);
        if (held == null) {
            return new Decided(key, Result.NOT_STORED, List.of());
        }
        TagStaffMapper.Waiting waiting = mapper.waiting(key);
        if (waiting == null) {
            return new Decided(held.name(), Result.NO_PROPOSAL, List.of());
        }
        if (accept && held.tagged()) {
            return new Decided(held.name(), Result.TAGGED_ALREADY, List.of());
        }
        Instant now = clock.instant();
        Result result = accept ? Result.ACCEPTED : Result.REJECTED;
        mapper.decided(waiting.id(), result.name(), by.name(), now);
        if (accept) {
            mapper.tag(held.id(), waiting, by.name(), now);
        }
        mapper.audit(result == Result.ACCEPTED ? "accept tags" : "reject tags", held, waiting, accept, by, now);
        return new Decided(held.name(), result, waiting.tags());
    }

    private <R> R read(Function<TagStaffMapper, R> work) {
        return database.autocommit(statements -> work.apply(statements.mapper(TagStaffMapper.class)));
    }
}
