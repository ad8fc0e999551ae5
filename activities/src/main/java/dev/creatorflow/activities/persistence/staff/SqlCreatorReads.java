package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link CreatorReads} in SQL. */
final class SqlCreatorReads implements CreatorReads {
    private static final Duration OBSERVED_DAYS = Duration.ofDays(30);

    private final Database database;

    SqlCreatorReads(Database database) {
        this.database = database;
    }

    @Override
    public List<CreatorLine> list(CreatorFilter filter, Paging page) {
        return read(creators -> creators.list(filter, stored(filter), page));
    }

    @Override
    public long count(CreatorFilter filter) {
        return read(creators -> creators.count(filter, stored(filter)));
    }

    @Override
    public List<String> ids(CreatorFilter filter) {
        return read(creators -> creators.ids(filter, stored(filter)));
    }

    @Override
    public Optional<CreatorCard> show(String nameOrId) {
        return database.autocommit(statements -> {
            String igUserId = statements.mapper(CreatorReadMapper.class).find(Handles.plain(nameOrId));
            return igUserId == null ? Optional.empty() : Optional.of(card(statements, igUserId));
        });
    }

    private static CreatorCard card(Statements statements, String igUserId) {
        CreatorReadMapper creators = statements.mapper(CreatorReadMapper.class);
        List<RunRow> newest =
                statements.mapper(RunReadMapper.class).list(RunFilter.ofTarget(igUserId), null, Paging.first(1));
        return new CreatorCard(
                creators.line(igUserId),
                creators.facts(igUserId),
                creators.coverage(igUserId),
                creators.handles(igUserId),
                creators.metrics(igUserId),
                newest.isEmpty() ? null : newest.getFirst().line());
    }

    @Override
    public List<MediaLine> media(String igUserId, Paging page) {
        return read(creators -> creators.media(igUserId, page));
    }

    @Override
    public List<CreatorTarget> targets(Collection<String> namesOrIds) {
        List<String> names = namesOrIds.stream().map(Handles::plain).toList();
        return names.isEmpty() ? List.of() : read(creators -> creators.targets(names));
    }

    @Override
    public double newMediaPerDay(List<String> igUserIds, Instant now) {
        return read(creators -> creators.mediaSince(igUserIds, now.minus(OBSERVED_DAYS)))
                / (double) OBSERVED_DAYS.toDays();
    }

    private static @Nullable String stored(CreatorFilter filter) {
        Review review = filter.review();
        return review == null ? null : review.stored();
    }

    private <R> R read(Function<CreatorReadMapper, R> work) {
        return database.autocommit(statements -> work.apply(statements.mapper(CreatorReadMapper.class)));
    }
}
