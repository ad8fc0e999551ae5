package dev.creatorflow.activities.media;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.instagram.FreshLinkActivities;
import dev.creatorflow.workflows.instagram.Stream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        LinkMapper.Asking asking = asking(request);
        Instant quietSince = clock.instant().minus(QUIET);
        return database.autocommit(statements -> {
            LinkMapper mapper = statements.mapper(LinkMapper.class);
            LinkMapper.Source source = mapper.next(asking, quietSince, RetryPlan.MOST_DEAD_LINKS);
            if (source == null) {
                return NextLinks.none(mapper.hopeless(asking, quietSince, RetryPlan.MOST_DEAD_LINKS));
            }
            String stream = source.stream();
            return new NextLinks(
                    source.username(),
                    stream == null ? null : Stream.valueOf(stream.toUpperCase(Locale.ROOT)),
                    source.page(),
                    source.cursor(),
                    source.files(),
                    0);
        });
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
            LinksAsked end = mapper.count(asking(request), request.accountRefused(), RetryPlan.MOST_DEAD_LINKS, now);
            mapper.end(request.runKey(), request.igUserId(), request.calls(), end, now);
            return end;
        });
    }

    private static LinkMapper.Asking asking(AskedSoFar request) {
        List<FailedPage> failed = request.failed();
        List<String> streams = failed.stream()
                .map(FailedPage::stream)
                .map(stream -> stream == null ? "profile" : stream.name().toLowerCase(Locale.ROOT))
                .toList();
        List<String> cursors = failed.stream()
                .map(FailedPage::cursor)
                .map(cursor -> cursor == null ? "" : cursor)
                .toList();
        return new LinkMapper.Asking(request.runKey(), request.igUserId(), streams, cursors);
    }
}
