package dev.creatorflow.starter.backfill;

import dev.creatorflow.activities.persistence.batch.BackfillSelection;
import dev.creatorflow.activities.persistence.staff.CreatorOrder;
import dev.creatorflow.activities.persistence.staff.CreatorTarget;
import dev.creatorflow.activities.settings.InstagramSettings;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.names.LengthOfTime;
import dev.creatorflow.starter.names.NameArguments;
import dev.creatorflow.starter.names.Where;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which creators a backfill is about, as options. */
final class TargetOptions {
    @Mixin
    private NameArguments names = new NameArguments();

    @Option(names = "--all", description = "Every approved creator that is not paused.")
    private boolean all;

    @Option(
            names = "--where",
            paramLabel = "TERMS",
            description = "Creators these terms hold for: " + Where.TERMS + ".")
    private @Nullable String where;

    @Option(
            names = "--stale",
            paramLabel = "TIME",
            converter = LengthOfTime.class,
            description = "Only those last scraped so long ago, or never: 24h, 7d.")
    private @Nullable Duration stale;

    @Option(
            names = "--gaps",
            description = "Only those with a hole in what was read, or a first walk that never ended.")
    private boolean gaps;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Only those not read back to this day (2026-01-31, UTC), with a window that reaches it.")
    private @Nullable LocalDate since;

    @Option(names = "--reels", paramLabel = "N", description = "Newest reels to read; default by the settings.")
    private @Nullable Integer reels;

    @Option(names = "--posts", paramLabel = "N", description = "Newest posts to read; default by the settings.")
    private @Nullable Integer posts;

    /** Whether any creators were named. */
    boolean given() {
        return all || where != null || names.given() || stale != null || gaps || since != null;
    }

    BackfillSelection selection(Session session) {
        if ((names.given() ? 1 : 0) + (where == null ? 0 : 1) + (all ? 1 : 0) > 1) {
            throw CommandFailure.usage("Names, --where and --all exclude each other.");
        }
        List<String> ids = new ArrayList<>();
        List<String> handles = new ArrayList<>();
        if (names.given()) {
            byName(session, ids, handles);
        } else if (where != null) {
            Where terms = new Where(session.connections().clock().instant()).and(where);
            ids.addAll(session.connections().creators().ids(terms.filter(List.of(), CreatorOrder.FOLLOWERS, false)));
        }
        Instant now = session.connections().clock().instant();
        return new BackfillSelection(
                names.given() || where != null ? ids : null,
                handles,
                stale == null ? null : now.minus(stale),
                gaps,
                since == null ? null : since.atStartOfDay(ZoneOffset.UTC).toInstant(),
                window(session),
                words(ids.size() + handles.size()));
    }

    private void byName(Session session, List<String> ids, List<String> handles) {
        for (CreatorTarget target : session.connections().creators().targets(names.handles(session.surroundings()))) {
            String igUserId = target.igUserId();
            if (igUserId == null) {
                handles.add(target.asked());
            } else {
                ids.add(igUserId);
            }
        }
    }

    private BackfillSelection.@Nullable Reach window(Session session) {
        if (reels == null && posts == null) {
            return null;
        }
        if ((reels != null && reels < 0) || (posts != null && posts < 0)) {
            throw CommandFailure.usage("--reels and --posts are 0 or more.");
        }
        InstagramSettings.Window configured =
                session.connections().settings().instagram().newCreator();
        return new BackfillSelection.Reach(
                reels == null ? configured.reels() : reels, posts == null ? configured.posts() : posts);
    }

    private String words(int named) {
        List<String> words = new ArrayList<>();
        words.add(where != null ? "where " + where : names.given() ? named + " names" : "all");
        if (stale != null) {
            words.add("stale " + stale.toHours() + "h");
        }
        if (gaps) {
            words.add("gaps");
        }
        if (since != null) {
            words.add("since " + since);
        }
        if (reels != null || posts != null) {
            words.add("a window of its own");
        }
        return String.join(", ", words);
    }
}
