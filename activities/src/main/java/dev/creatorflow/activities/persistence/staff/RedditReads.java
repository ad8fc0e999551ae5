package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Communities and redditors, as staff look at them. Thread-safe. */
public final class RedditReads {
    private static final int MOST_LINKS = 20;
    private static final int MOST_DAYS = 14;

    private final Database database;

    public RedditReads(Database database) {
        this.database = database;
    }

    public List<SubredditLine> communities(RedditFilter.Communities filter, Paging page) {
        return read(mapper -> mapper.communities(
                lower(filter.names()),
                filter.review() != null,
                stored(filter.review()),
                filter.suggested(),
                filter.minimumSubscribers(),
                filter.search(),
                filter.order().sql(),
                page));
    }

    public long count(RedditFilter.Communities filter) {
        return read(mapper -> mapper.countCommunities(
                lower(filter.names()),
                filter.review() != null,
                stored(filter.review()),
                filter.suggested(),
                filter.minimumSubscribers(),
                filter.search()));
    }

    /** @param name in any letters, without prefix */
    public Optional<SubredditCard> community(String name) {
        String target = "r/" + lower(name);
        return read(mapper -> {
            List<SubredditLine> found = mapper.communities(
                    List.of(lower(name)), false, null, false, null, null, "lower(s.name)", Paging.first(1));
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SubredditCard(
                            found.getFirst(),
                            mapper.facts(lower(name), target),
                            mapper.ledHere(lower(name), MOST_LINKS),
                            mapper.days(lower(name), MOST_DAYS)));
        });
    }

    public List<RedditorLine> redditors(RedditFilter.Redditors filter, Paging page) {
        return read(mapper -> mapper.redditors(lower(filter.names()), filter.ours(), filter.minimumScore(), page));
    }

    private static @Nullable String stored(@Nullable CommunityReview review) {
        return review == null ? null : review.stored();
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(RedditReads::lower).toList();
    }

    private <R> R read(Function<RedditReadMapper, R> work) {
        return database.autocommit(statements -> work.apply(statements.mapper(RedditReadMapper.class)));
    }

    /** Names have one case as keys. */
    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
