package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.staff.CreatorStaff;
import dev.creatorflow.activities.persistence.staff.CreatorStaff.KnownCreator;
import dev.creatorflow.activities.persistence.staff.CreatorTarget;
import dev.creatorflow.activities.persistence.staff.Requester;
import dev.creatorflow.activities.settings.InstagramSettings;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.Confirmation;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.NameArguments;
import dev.creatorflow.starter.scrape.CreatorScrapes;
import dev.creatorflow.starter.scrape.ScrapePlan;
import dev.creatorflow.workflows.instagram.ResolveResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code creators add}. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = {
            "Enrol creators: they are approved and refreshed from now on.",
            "A handle that is not stored yet costs its first scrape, which starts at once; a stored one costs nothing."
        })
public final class AddCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private NameArguments names = new NameArguments();

    @Option(names = "--niche", paramLabel = "TEXT", description = "Niche of all of them.")
    private @Nullable String niche;

    @Option(names = "--no-media", description = "Leave media of the first scrape where they are.")
    private boolean withoutMedia;

    @Option(names = "--plan", description = "Show what it will take, and change nothing.")
    private boolean planOnly;

    @Option(
            names = {"-y", "--yes"},
            description = "Agree to a large plan beforehand.")
    private boolean agreed;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    private @Nullable String reason;

    public AddCommand(Session session) {
        this.session = session;
    }

    /**
     * What became of one handle.
     *
     * @param result enrolled, unchanged, or why not
     * @param workflowId the first scrape under way; null where none was needed
     */
    private record Added(
            String requested,
            @Nullable String username,
            @Nullable String igUserId,
            boolean enrolled,
            String result,
            @Nullable String workflowId) {}

    @Override
    public Integer call() throws InterruptedException {
        List<CreatorTarget> targets = session.connections().creators().targets(names.handles(session.surroundings()));
        InstagramSettings settings = session.connections().settings().instagram();
        List<CreatorTarget> unknown =
                targets.stream().filter(target -> !target.known()).toList();
        ScrapePlan plan = ScrapePlan.of(unknown, null, settings, _ -> null);
        boolean asked = plan.large() && !settings.testServer();
        if (planOnly || asked) {
            plan = ScrapePlan.of(unknown, null, settings, session.connections()::forecast);
        }
        if (planOnly) {
            plan.write(session.console());
            return ExitCode.DONE.code();
        }
        if (asked) {
            Confirmation.ask(session.surroundings(), session.console(), plan.question(), agreed);
        }
        return add(targets).code();
    }

    private ExitCode add(List<CreatorTarget> targets) throws InterruptedException {
        Requester requester = session.connections().requester(reason);
        List<Added> added = InParallel.of(targets, target -> {
            String igUserId = target.igUserId();
            return igUserId == null ? resolved(target.asked(), requester) : stored(target, igUserId, requester);
        });
        session.console().result(() -> table(added), () -> Map.of("creators", added));
        if (added.stream().allMatch(Added::enrolled)) {
            return ExitCode.DONE;
        }
        return added.stream().noneMatch(Added::enrolled) ? ExitCode.FAILED : ExitCode.PARTIAL;
    }

    private Added stored(CreatorTarget target, String igUserId, Requester requester) {
        String username = target.username() == null ? target.asked() : target.username();
        return enrolled(target.asked(), username, igUserId, null, requester);
    }

    private Added resolved(String handle, Requester requester) {
        CreatorScrapes scrapes =
                CreatorScrapes.over(session.connections().temporal().client(), Duration.ZERO);
        ResolveResult result =
                scrapes.resolve(handle, new CreatorScrapes.Order(null, !withoutMedia, null, requester.name()));
        String igUserId = result.igUserId();
        if (igUserId == null) {
            String why = result.detail() == null ? String.valueOf(result.reason()) : result.detail();
            return new Added(handle, null, null, false, why, null);
        }
        return enrolled(handle, result.username(), igUserId, result.scrapeWorkflowId(), requester);
    }

    private Added enrolled(
            String handle, String username, String igUserId, @Nullable String workflowId, Requester requester) {
        CreatorStaff.Changed changed =
                session.connections().staff().add(new KnownCreator(igUserId, username, niche), requester);
        String result = changed.changed().isEmpty() ? "was enrolled" : "enrolled";
        return new Added(handle, username, igUserId, true, result, workflowId);
    }

    private static Table table(List<Added> added) {
        Table.Builder table = Table.of("creator", "id", "result", "first_scrape");
        added.forEach(one -> table.row(
                one.username() == null ? one.requested() : one.username(),
                one.igUserId(),
                one.result(),
                one.workflowId() == null ? "" : one.workflowId()));
        return table.build();
    }
}
