package dev.creatorflow.starter.scrape;

import dev.creatorflow.activities.persistence.staff.CreatorTarget;
import dev.creatorflow.activities.persistence.staff.Paging;
import dev.creatorflow.activities.persistence.staff.RunFilter;
import dev.creatorflow.activities.persistence.staff.RunLine;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.names.LengthOfTime;
import dev.creatorflow.starter.names.NameArguments;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runs watch}. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Follow scrapes under way to their end; of one that has ended, the result. Starts nothing.")
public final class WatchCommand implements Callable<Integer> {

    /** More runs than a command starts at once. */
    private static final int MOST = 10_000;

    private final Session session;

    @Mixin
    private NameArguments names = new NameArguments();

    @Option(names = "--batch", paramLabel = "BATCH", description = "All creators of one scrape command.")
    private @Nullable String batch;

    @Option(
            names = "--media-patience",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = LengthOfTime.class,
            description = "How long media may stand still before they are left to themselves; default 30s.")
    private Duration mediaPatience = Duration.ofSeconds(30);

    public WatchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> handles = batch == null ? names.handles(session.surroundings()) : handlesOf(batch);
        List<CreatorTarget> targets = session.connections().creators().targets(handles);
        WorkflowClient client = session.connections().temporal().client();
        CreatorScrapes scrapes = CreatorScrapes.over(client, mediaPatience);
        List<CreatorReport> reports = new Following(session.console())
                .all(targets, "interrupted; the scrapes go on.", (target, progress) -> {
                    try {
                        return scrapes.attach(target, progress);
                    } catch (WorkflowNotFoundException e) {
                        throw CommandFailure.failed("No scrape of @" + target.asked()
                                + " is known to Temporal: start one with ./creatorflow scrape instagram "
                                + target.asked());
                    }
                });
        ScrapeOutput.write(session.console(), reports);
        return ScrapeOutput.exitCode(reports).code();
    }

    private List<String> handlesOf(String wanted) {
        RunFilter filter = new RunFilter(null, null, null, wanted, null, null, null, null);
        List<String> handles = session.connections().runs().list(filter, Paging.first(MOST)).stream()
                .map(RunLine::username)
                .distinct()
                .toList();
        if (handles.isEmpty()) {
            throw CommandFailure.failed("No run of batch '" + wanted + "' has begun yet.");
        }
        return handles;
    }
}
