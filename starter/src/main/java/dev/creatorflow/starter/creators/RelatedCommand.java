package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.staff.DiscoveryReads.Source;
import dev.creatorflow.activities.settings.InstagramSettings;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Confirmation;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Farewell;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.scrape.WorkflowEnd;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.related.RelatedCounts;
import dev.creatorflow.workflows.instagram.related.RelatedRequest;
import dev.creatorflow.workflows.instagram.related.RelatedResult;
import dev.creatorflow.workflows.instagram.related.RelatedStarts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code creators related}. */
@Command(
        name = "related",
        mixinStandardHelpOptions = true,
        description = {
            "Find creators through stored ones: one call per source, one per account that is new.",
            "What is found waits for review; a source whose call fails, or with accounts left, stays due."
        })
public final class RelatedCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = "--max",
            paramLabel = "N",
            description = "Profiles paid for per source; default INSTAGRAM_RELATED_MAX.")
    private @Nullable Integer most;

    @Option(
            names = "--min-followers",
            paramLabel = "N",
            description = "Leave smaller accounts; default INSTAGRAM_RELATED_MIN_FOLLOWERS.")
    private @Nullable Long minFollowers;

    @Option(names = "--again", description = "Ask sources anew that are done.")
    private boolean again;

    @Option(names = "--plan", description = "Show what it will take, and start nothing.")
    private boolean planOnly;

    @Option(
            names = {"-y", "--yes"},
            description = "Agree to a large plan beforehand.")
    private boolean agreed;

    public RelatedCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        InstagramSettings settings = session.connections().settings().instagram();
        int bound = most == null ? settings.related().most() : most;
        long minimum = minFollowers == null ? settings.related().minFollowers() : minFollowers;
        if (bound < 0 || minimum < 0) {
            throw CommandFailure.usage("--max and --min-followers are 0 or more.");
        }
        List<Source> named = session.connections().discoveries().sources(selection.ids(session));
        List<Source> sources =
                named.stream().filter(source -> again || !source.done()).toList();
        RelatedPlan plan = RelatedPlan.of(sources, named.size() - sources.size(), bound, settings);
        if (planOnly) {
            plan.write(session.console());
            return ExitCode.DONE.code();
        }
        if (plan.done() > 0) {
            session.console().remark(plan.done() + " sources are done and left out; --again asks them anew.");
        }
        if (plan.large() && !settings.testServer()) {
            Confirmation.ask(session.surroundings(), session.console(), plan.question(), agreed);
        }
        return discover(sources, bound, minimum).code();
    }

    private ExitCode discover(List<Source> sources, int bound, long minimum) throws InterruptedException {
        if (sources.isEmpty()) {
            write(List.of());
            return ExitCode.DONE;
        }
        RelatedStarts starts =
                new RelatedStarts(session.connections().temporal().client());
        String requester = session.connections().requester(null).name();
        try (Farewell _ = Farewell.saying(
                session.console(),
                "interrupted; what was started goes on. See it again with: ./creatorflow creators related, the same names")) {
            List<RelatedResult> results = InParallel.of(sources, source -> {
                RelatedResult result = result(
                        source,
                        WorkflowEnd.of(
                                starts.discover(request(source, bound, minimum, requester)), RelatedResult.class));
                session.console().remark(sentence(result));
                return result;
            });
            write(results);
            return exitCode(results);
        }
    }

    private static RelatedRequest request(Source source, int bound, long minimum, String requester) {
        return new RelatedRequest(
                UUID.randomUUID().toString(),
                source.igUserId(),
                source.username(),
                bound,
                minimum,
                Trigger.STAFF,
                null,
                requester);
    }

    private static RelatedResult result(Source source, WorkflowEnd<RelatedResult> end) {
        return switch (end) {
            case WorkflowEnd.WithResult<RelatedResult>(RelatedResult result) -> result;
            case WorkflowEnd.Without<RelatedResult> without ->
                new RelatedResult(
                        source.igUserId(),
                        source.username(),
                        without.outcome(),
                        without.reason(),
                        without.sentence(),
                        0,
                        RelatedCounts.NONE,
                        ApiCalls.NONE);
        };
    }

    private static ExitCode exitCode(List<RelatedResult> results) {
        if (results.stream().allMatch(result -> result.outcome() == Outcome.COMPLETE)) {
            return ExitCode.DONE;
        }
        return results.stream().allMatch(result -> result.outcome() == Outcome.FAILED)
                ? ExitCode.FAILED
                : ExitCode.PARTIAL;
    }

    private static String sentence(RelatedResult result) {
        return "@" + result.username() + " " + result.outcome() + (result.reason() == null ? "" : " " + result.reason())
                + " · " + result.storedNow() + " new of " + result.counts().suggested() + " · "
                + result.apiCalls().total() + " calls";
    }

    private void write(List<RelatedResult> results) {
        session.console().result(() -> table(results), () -> Map.of("sources", results));
        for (RelatedResult result : results) {
            if (result.detail() != null) {
                session.console().below("@" + result.username() + ": " + result.detail());
            }
        }
    }

    private static Table table(List<RelatedResult> results) {
        Table.Builder table = Table.of(
                "source", "outcome", "reason", "new", "suggested", "known", "stored", "skipped", "waiting", "calls");
        for (RelatedResult result : results) {
            RelatedCounts counts = result.counts();
            table.row(
                    result.username(),
                    result.outcome(),
                    Objects.requireNonNullElse(result.reason(), ""),
                    result.storedNow(),
                    counts.suggested(),
                    counts.known(),
                    counts.stored(),
                    counts.skipped(),
                    counts.waiting(),
                    result.apiCalls().total());
        }
        return table.build();
    }
}
