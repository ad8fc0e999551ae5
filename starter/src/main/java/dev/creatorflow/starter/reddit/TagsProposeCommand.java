package dev.creatorflow.starter.reddit;

import dev.creatorflow.activities.persistence.staff.TagRegistry;
import dev.creatorflow.activities.settings.TaggingSettings;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Confirmation;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Farewell;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.RedditNameArguments;
import dev.creatorflow.starter.scrape.WorkflowEnd;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.reddit.RedditTarget.Kind;
import dev.creatorflow.workflows.reddit.TagProposalWorkflow.TagReport;
import dev.creatorflow.workflows.reddit.TagProposalWorkflow.TagRequest;
import dev.creatorflow.workflows.reddit.TagStarts;
import io.temporal.client.WorkflowStub;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code subreddits tags propose}. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = {
            "Have a model propose one or two tags of your registry for communities of review Ok: one call each.",
            "Without names: those without tags that this registry was not asked about, the largest first."
        })
public final class TagsProposeCommand implements Callable<Integer> {
    private static final int ASK_FROM = 100;
    private static final int MOST = 1_000;

    private final Session session;

    @Mixin
    private RedditNameArguments names = new RedditNameArguments();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Without names: at most so many; default 20.")
    private int limit = 20;

    @Option(names = "--plan", description = "Show what it will take, and start nothing.")
    private boolean planOnly;

    @Option(
            names = {"-y", "--yes"},
            description = "Agree to a large plan beforehand.")
    private boolean agreed;

    @Option(names = "--detach", description = "Start or join, and do not wait for the end.")
    private boolean detach;

    public TagsProposeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw CommandFailure.usage("--limit is 1 to " + MOST + ".");
        }
        TaggingSettings settings = session.connections().settings().tagging();
        Path file = settings.registryFile();
        if (!settings.enabled() || file == null) {
            throw CommandFailure.failed(TaggingSettings.OFF);
        }
        List<String> asked = names.given() ? names.names(session.surroundings(), Kind.SUBREDDIT) : due(registry(file));
        BigDecimal cost = cost(asked.size(), settings.costPer1000CallsUsd());
        if (planOnly) {
            plan(asked, settings, cost);
            return ExitCode.DONE.code();
        }
        if (asked.size() >= ASK_FROM) {
            String price = cost == null ? "an unknown price" : cost.toPlainString() + " US dollars";
            Confirmation.ask(
                    session.surroundings(),
                    session.console(),
                    asked.size() + " communities are asked about, for " + price + ".",
                    agreed);
        }
        return propose(asked).code();
    }

    private static TagRegistry registry(Path file) {
        try {
            return TagRegistry.read(file);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private List<String> due(TagRegistry registry) {
        return session.connections().tagStaff().due(registry.digest(), limit);
    }

    private static @Nullable BigDecimal cost(int calls, @Nullable BigDecimal per1000) {
        return per1000 == null
                ? null
                : per1000.multiply(BigDecimal.valueOf(calls))
                        .divide(BigDecimal.valueOf(1_000), 4, RoundingMode.HALF_UP);
    }

    private void plan(List<String> asked, TaggingSettings settings, @Nullable BigDecimal cost) {
        Map<String, @Nullable Object> plan = new LinkedHashMap<>();
        plan.put("calls", asked.size());
        plan.put("costUsd", cost);
        plan.put("dailyCallCap", settings.dailyCallCap());
        plan.put("subreddits", asked);
        session.console()
                .result(
                        () -> Table.of("what", "value")
                                .row("communities, one call each", asked.size())
                                .row("US dollars", cost == null ? "unknown" : cost.toPlainString())
                                .row("calls a day at most", settings.dailyCallCap())
                                .row("communities", String.join(" ", asked))
                                .build(),
                        () -> plan);
    }

    private ExitCode propose(List<String> asked) {
        if (asked.isEmpty()) {
            write(List.of());
            return ExitCode.DONE;
        }
        TagStarts starts = new TagStarts(session.connections().temporal().client());
        String requester = session.connections().requester(null).name();
        Map<String, WorkflowStub> started = new LinkedHashMap<>();
        asked.forEach(name -> started.put(name, starts.begin(new TagRequest(name, requester))));
        if (detach) {
            session.console().remark(asked.size() + " started; see them with: ./creatorflow subreddits tags list");
            return ExitCode.DONE;
        }
        try (Farewell _ = Farewell.saying(
                session.console(),
                "interrupted; what was started goes on. See it with: ./creatorflow subreddits tags list")) {
            List<TagReport> reports = new ArrayList<>();
            started.forEach((name, stub) -> reports.add(report(name, WorkflowEnd.of(stub, TagReport.class))));
            write(reports);
            return exitCode(reports);
        }
    }

    private static TagReport report(String name, WorkflowEnd<TagReport> end) {
        return switch (end) {
            case WorkflowEnd.WithResult<TagReport>(TagReport report) -> report;
            case WorkflowEnd.Without<TagReport> without ->
                new TagReport(name, without.outcome(), without.reason(), List.of(), 0, without.sentence());
        };
    }

    private void write(List<TagReport> reports) {
        session.console()
                .result(
                        () -> {
                            Table.Builder table = Table.of("subreddit", "outcome", "reason", "tags", "dropped", "note");
                            reports.forEach(report -> table.row(
                                    report.name(),
                                    report.outcome(),
                                    Objects.requireNonNullElse(report.reason(), ""),
                                    String.join(" ", report.tags()),
                                    report.dropped(),
                                    report.note()));
                            return table.build();
                        },
                        () -> Map.of("proposals", reports));
    }

    private static ExitCode exitCode(List<TagReport> reports) {
        if (reports.stream().allMatch(report -> report.outcome() == Outcome.COMPLETE)) {
            return ExitCode.DONE;
        }
        if (reports.stream().allMatch(report -> report.reason() == Reason.BUDGET_REACHED)) {
            return ExitCode.REFUSED;
        }
        return reports.stream().allMatch(report -> report.outcome() == Outcome.FAILED)
                ? ExitCode.FAILED
                : ExitCode.PARTIAL;
    }
}
