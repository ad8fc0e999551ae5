package dev.creatorflow.starter.scrape;

import dev.creatorflow.activities.persistence.staff.CreatorTarget;
import dev.creatorflow.activities.persistence.staff.Requester;
import dev.creatorflow.activities.persistence.staff.RunSteering;
import dev.creatorflow.activities.settings.InstagramSettings;
import dev.creatorflow.activities.settings.TemporalSettings;
import dev.creatorflow.activities.temporal.TemporalConnection;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.connection.WorkerPresence;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Confirmation;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.names.LengthOfTime;
import dev.creatorflow.starter.names.NameArguments;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.instagram.Window;
import io.temporal.api.enums.v1.TaskQueueType;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scrape instagram}. */
@Command(
        name = "instagram",
        mixinStandardHelpOptions = true,
        description = {
            "Scrape Instagram creators now: profile, reels, posts, analytics, media.",
            "A scrape that is under way is joined. A handle that is new is stored as pending; 'creators add' enrols it."
        })
public final class ScrapeInstagramCommand implements Callable<Integer> {

    private static final DateTimeFormatter BATCH_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int FEW = 5;

    private final Session session;

    @Mixin
    private NameArguments names = new NameArguments();

    @Option(names = "--reels", paramLabel = "N", description = "Newest reels to read; default by the settings.")
    private @Nullable Integer reels;

    @Option(names = "--posts", paramLabel = "N", description = "Newest posts to read; default by the settings.")
    private @Nullable Integer posts;

    @Option(names = "--no-media", description = "Leave media where they are.")
    private boolean withoutMedia;

    @Option(
            names = "--sweep",
            description = "Walk reels and posts to their ends: finds what was missed and marks what is gone upstream.")
    private boolean sweep;

    @Option(names = "--plan", description = "Show what it will take, and start nothing.")
    private boolean planOnly;

    @Option(
            names = {"-y", "--yes"},
            description = "Agree to a large plan beforehand.")
    private boolean agreed;

    @Option(names = "--detach", description = "Start or join, and do not wait for the end.")
    private boolean detach;

    @Option(
            names = "--media-patience",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = LengthOfTime.class,
            description =
                    "How long media may stand still before they are left to themselves; default 30s, 0s: at once.")
    private Duration mediaPatience = Duration.ofSeconds(30);

    public ScrapeInstagramCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> handles = names.handles(session.surroundings());
        Window window = window();
        List<CreatorTarget> targets = session.connections().creators().targets(handles);
        InstagramSettings settings = session.connections().settings().instagram();
        Window planned = sweep ? ScrapePlan.SWEPT : window;
        ScrapePlan plan = ScrapePlan.of(targets, planned, settings, _ -> null);
        boolean asked = plan.large() && !settings.testServer();
        if (planOnly || asked) {
            plan = ScrapePlan.of(
                    targets,
                    planned,
                    settings,
                    scrapes -> withoutMedia ? null : session.connections().forecast(scrapes));
        }
        if (planOnly) {
            plan.write(session.console());
            return ExitCode.DONE.code();
        }
        if (asked) {
            Confirmation.ask(session.surroundings(), session.console(), plan.question(), agreed);
        }
        return start(targets, window).code();
    }

    private ExitCode start(List<CreatorTarget> targets, @Nullable Window window) throws InterruptedException {
        TemporalConnection temporal = session.connections().temporal();
        tellWhereNobodyWorks(temporal);
        Requester requester = session.connections().requester(null);
        RunSteering audit = session.connections().runSteering();
        CreatorScrapes scrapes = CreatorScrapes.over(
                temporal.client(),
                mediaPatience,
                joined -> audit.recordJoin(joined.workflowId(), joined.runKey(), joined.added(), requester));
        CreatorScrapes.Order order = new CreatorScrapes.Order(
                window, !withoutMedia, sweep, targets.size() == 1 ? null : newBatch(), requester.name());
        if (detach) {
            return new Detached(session.console()).start(targets, target -> scrapes.start(target, order));
        }
        List<CreatorReport> reports = new Following(session.console())
                .all(targets, farewell(targets, order), (target, progress) -> scrapes.run(target, order, progress));
        ScrapeOutput.write(session.console(), reports);
        return ScrapeOutput.exitCode(reports);
    }

    /** One of both may be left out: then its stream keeps the configured window of a new creator, the wider one. */
    private @Nullable Window window() {
        if (reels == null && posts == null) {
            return null;
        }
        if ((reels != null && reels < 0) || (posts != null && posts < 0)) {
            throw CommandFailure.usage("--reels and --posts are 0 or more.");
        }
        InstagramSettings.Window configured =
                session.connections().settings().instagram().newCreator();
        return new Window(reels == null ? configured.reels() : reels, posts == null ? configured.posts() : posts);
    }

    private void tellWhereNobodyWorks(TemporalConnection temporal) {
        TemporalSettings settings = session.connections().settings().temporal();
        int workers = WorkerPresence.pollers(
                        temporal, settings, TaskQueues.PIPELINE, TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                .orElse(1);
        if (workers == 0) {
            session.console()
                    .remark("No worker has asked for work lately: what is started waits for one."
                            + " Start it with ./creatorflow worker (./creatorflow up has one).");
        }
    }

    private String newBatch() {
        return "scrape-" + BATCH_TIME.format(session.connections().clock().instant()) + "-"
                + UUID.randomUUID().toString().substring(0, 4);
    }

    private static String farewell(List<CreatorTarget> targets, CreatorScrapes.Order order) {
        String again = targets.size() <= FEW
                ? String.join(" ", targets.stream().map(CreatorTarget::asked).toList())
                : "--batch " + order.batch();
        return "interrupted; what was started goes on. See it again with: ./creatorflow runs watch " + again;
    }
}
