package dev.creatorflow.activities.media;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.instagram.FreshLinkActivities;
import dev.creatorflow.workflows.instagram.Stream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** See {@link FreshLinkActivities}. */
public final class FreshLinkActivitiesImpl implements FreshLinkActivities {
    /** Between two askings for one target's links: a scrape in the meantime brings them for nothing. */
    static final Duration QUIET = Duration.ofHours(6);

    private final Database database;
    private final Clock clock;

    public FreshLinkActivitiesImpl(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public NextLinks nextLinks(AskedSoFar request) {
        LinkMapper.Source source = database.autocommit(statements -> statements
                .mapper(LinkMapper.class)
                .next(request.runKey(), request.igUserId(), clock.instant().minus(QUIET)));
        if (source == null || source.username() == null) {
            return NextLinks.NONE;
        }
        String stream = source.stream();
        return new NextLinks(
                source.username(),
                stream == null ? null : Stream.valueOf(stream.toUpperCase(Locale.ROOT)),
                source.page(),
                source.cursor(),
                source.files());
    }

    @Override
    public LinksAsked linksAsked(AskedSoFar request) {
        Instant now = clock.instant();
        return database.transaction(statements -> {
            LinkMapper mapper = statements.mapper(LinkMapper.class);
            mapper.holdTarget(request.igUserId());
            LinksAsked before = mapper.ended(request.runKey());
            if (before != null) {
                return before;
            }
            LinksAsked end = mapper.waiting(request.igUserId(), RetryPlan.MOST_DEAD_LINKS);
            mapper.countAttempt(request.igUserId(), RetryPlan.MOST_DEAD_LINKS, now);
            mapper.end(request.runKey(), request.igUserId(), request.calls(), end, now);
            return end;
        });
    }
}
