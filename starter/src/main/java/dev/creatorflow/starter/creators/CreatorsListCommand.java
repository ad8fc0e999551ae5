package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.staff.CreatorFilter;
import dev.creatorflow.activities.persistence.staff.CreatorLine;
import dev.creatorflow.activities.persistence.staff.CreatorOrder;
import dev.creatorflow.activities.persistence.staff.CreatorReads;
import dev.creatorflow.activities.persistence.staff.Paging;
import dev.creatorflow.activities.persistence.staff.Review;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.NameArguments;
import dev.creatorflow.starter.names.Where;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code creators list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Creators with what is known of them.")
public final class CreatorsListCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private NameArguments names = new NameArguments();

    @Option(names = "--where", paramLabel = "TERMS", description = "Comma-separated: " + Where.TERMS + ".")
    private String where = "";

    @Option(names = "--review", paramLabel = "STATE", description = "${COMPLETION-CANDIDATES}.")
    private @Nullable Review review;

    @Option(names = "--order", paramLabel = "BY", description = "${COMPLETION-CANDIDATES}; default followers.")
    private CreatorOrder order = CreatorOrder.FOLLOWERS;

    @Option(names = "--ascending", description = "Smallest first.")
    private boolean ascending;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many; default 50.")
    private int limit = 50;

    @Option(names = "--offset", paramLabel = "N", defaultValue = "0", description = "Leave out the first so many.")
    private int offset;

    public CreatorsListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Where terms = new Where(session.connections().clock().instant()).and(where);
        if (review != null) {
            terms.and("review=" + review.name().toLowerCase(Locale.ROOT));
        }
        CreatorFilter filter =
                terms.filter(names.given() ? names.handles(session.surroundings()) : List.of(), order, ascending);
        CreatorReads reads = session.connections().creators();
        List<CreatorLine> creators = reads.list(filter, new Paging(limit, offset));
        long total = creators.size() < limit ? offset + creators.size() : reads.count(filter);
        session.console().result(() -> table(creators), () -> document(creators, total));
        if (total > offset + creators.size()) {
            session.console().remark(creators.size() + " of " + total + " creators; --limit and --offset show more.");
        }
        return ExitCode.DONE.code();
    }

    private static Map<String, Object> document(List<CreatorLine> creators, long total) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("creators", creators);
        document.put("total", total);
        return document;
    }

    private static Table table(List<CreatorLine> creators) {
        Table.Builder table = Table.of(
                "creator",
                "id",
                "review",
                "niche",
                "tier",
                "state",
                "followers",
                "engagement_percent",
                "growth_week_percent",
                "views_per_reel",
                "scraped",
                "due");
        for (CreatorLine creator : creators) {
            Double views = creator.avgViewsPerReel();
            table.row(
                    creator.username(),
                    creator.igUserId(),
                    creator.review().name().toLowerCase(Locale.ROOT),
                    creator.niche(),
                    creator.paused() ? "paused" : creator.refreshTier(),
                    creator.state(),
                    creator.followersCount(),
                    creator.engagementRate(),
                    creator.growthWeekly(),
                    views == null ? null : (Long) Math.round(views),
                    creator.lastScrapedAt(),
                    creator.dueAt());
        }
        return table.build();
    }
}
