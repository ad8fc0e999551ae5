package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.staff.CreatorCard;
import dev.creatorflow.activities.persistence.staff.CreatorCard.Metric;
import dev.creatorflow.activities.persistence.staff.CreatorLine;
import dev.creatorflow.activities.persistence.staff.DiscoveryReads;
import dev.creatorflow.activities.persistence.staff.DiscoveryReads.Link;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.InstagramHandle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code creators show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "One creator: profile, staff's columns, coverage, analytics with their quality.")
public final class CreatorsShowCommand implements Callable<Integer> {

    private static final int MOST_LINKS = 20;

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "Handle or id.")
    private String name = "";

    @Option(
            names = "--explain",
            paramLabel = "METRIC",
            arity = "0..1",
            fallbackValue = "engagement_rate",
            description =
                    "From which media a figure came, and what changed since the one before; default engagement_rate.")
    private @Nullable String explained;

    public CreatorsShowCommand(Session session) {
        this.session = session;
    }

    /** Who led to this creator, and to whom it led; the first of each. */
    private record Discovery(List<Link> ledHere, List<Link> ledTo) {}

    @Override
    public Integer call() {
        String handle = InstagramHandle.parse(name).orElse(name);
        CreatorCard card = session.connections()
                .creators()
                .show(handle)
                .orElseThrow(() -> CommandFailure.failed("No creator '" + handle
                        + "' is stored: ./creatorflow creators add " + handle + " enrols one."));
        if (explained != null) {
            new MetricExplanation(session).write(card.creator(), explained);
            return ExitCode.DONE.code();
        }
        DiscoveryReads discoveries = session.connections().discoveries();
        String id = card.creator().igUserId();
        Discovery discovery = new Discovery(discoveries.ledHere(id, MOST_LINKS), discoveries.ledTo(id, MOST_LINKS));
        session.console().result(() -> table(card, discovery), () -> Map.of("creator", card, "discovery", discovery));
        return ExitCode.DONE.code();
    }

    private static String names(List<Link> links) {
        return links.stream()
                .map(link -> link.username().isEmpty() ? link.igUserId() : link.username())
                .collect(Collectors.joining(", "));
    }

    private static Table table(CreatorCard card, Discovery discovery) {
        Lines lines = new Lines();
        CreatorLine creator = card.creator();
        CreatorCard.Facts facts = card.facts();
        lines.add("creator", creator.username() + (creator.usernameIsCurrent() ? "" : " (former handle)"));
        lines.add("id", creator.igUserId());
        lines.add("name", creator.fullName());
        lines.add("review", creator.review().name().toLowerCase(Locale.ROOT));
        lines.add("niche", creator.niche());
        lines.add("tags", creator.tags());
        lines.add("notes", facts.notes());
        lines.add("refresh", creator.paused() ? "paused" : creator.refreshTier());
        lines.add("state", creator.state());
        lines.add("followers", creator.followersCount());
        lines.add("following", facts.followingCount());
        lines.add("media of the account", creator.mediaCount());
        lines.add("reels stored", facts.reelsStored());
        lines.add("posts stored", facts.postsStored());
        lines.add("external link", facts.externalUrl());
        lines.add("led here by", names(discovery.ledHere()));
        lines.add("led to", names(discovery.ledTo()));
        lines.add("last scraped", creator.lastScrapedAt());
        lines.add("due", creator.dueAt());
        card.coverage()
                .forEach(covered -> lines.add(
                        covered.stream().name().toLowerCase(Locale.ROOT) + " covered",
                        (covered.coveredFrom() == null ? "since the beginning" : "from " + covered.coveredFrom())
                                + " to " + covered.coveredTo()));
        card.metrics().forEach(lines::add);
        return lines.table.build();
    }

    /** Facts have a name and a value; metrics have their quality too. */
    private static final class Lines {

        private final Table.Builder table =
                Table.of("what", "value", "unit", "n", "missing_share", "low", "high", "in_niche");

        void add(String name, @Nullable Object value) {
            table.row(name, value, "", null, null, null, null, null);
        }

        void add(Metric metric) {
            String text = metric.textValue();
            table.row(
                    metric.name(),
                    text == null ? metric.value() : text,
                    metric.unit(),
                    metric.n(),
                    metric.missingShare(),
                    metric.low(),
                    metric.high(),
                    metric.inNiche());
        }
    }
}
