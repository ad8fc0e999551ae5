package dev.creatorflow.starter.reddit;

import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.budget.SourceUsage;
import dev.creatorflow.activities.persistence.staff.TagRegistry;
import dev.creatorflow.activities.settings.TaggingSettings;
import dev.creatorflow.activities.tagging.TagActivitiesImpl;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code subreddits tags propose}. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = {
            "Have a model propose one or two tags of your registry for communities of review Ok: one billed call each.",
            "Without names: those without tags that this registry was not asked about, the largest first."
        })
public final class TagsProposeCommand implements Callable<Integer> {
    private static final int ASK_FROM = 100;
    private static final int MOST = 1_000;

    /** So many wait for their send time at once; those behind begin at the rate at which these end. */
    private static final int AT_ONCE = 20;

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
        Set<String> stored = session.connections().tagStaff().stored(asked);
        Map<Boolean, List<String>> known = asked.stream()
                .collect(Collectors.partitioningBy(name -> stored.contains(name.toLowerCase(Locale.ROOT))));
        return run(known.getOrDefault(true, List.of()), known.getOrDefault(false, List.of()), settings)
                .code();
    }

    private ExitCode run(List<String> asked, List<String> unknown, TaggingSettings settings) {
        Optional<SourceUsage> usage = usage();
        BigDecimal cost = cost(asked.size(), settings.costPer1000CallsUsd());
        if (planOnly) {
            plan(asked, unknown, callsLeft(usage, settings), cost);
            return ExitCode.DONE;
        }
        if (asked.size() >= ASK_FROM) {
            String price = cost == null ? "an unknown price" : cost.toPlainString() + " US dollars";
            Confirmation.ask(
                    session.surroundings(),
                    session.console(),
                    asked.size() + " communities are asked about, for " + price + ".",
                    agreed);
        }
        BigDecimal perSecond =
                usage.map(SourceUsage::requestsPerSecond).orElse(BigDecimal.valueOf(settings.requestsPerMinute() / 60));
        return propose(asked, unknown, perSecond.doubleValue());
    }

    /** Empty where no worker has had tagging on yet. */
    private Optional<SourceUsage> usage() {
        return new SourceLimits(session.connections().database())
                .usage().stream()
                        .filter(source -> source.provider().equals(TagActivitiesImpl.PROVIDER))
                        .findFirst();
    }

    private static long callsLeft(Optional<SourceUsage> usage, TaggingSettings settings) {
        return Math.max(
                0,
                usage.map(SourceUsage::dayAllowance).orElse(settings.dailyCallCap())
                        - usage.map(SourceUsage::dayCalls).orElse(0L));
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

    private void plan(List<String> asked, List<String> unknown, long callsLeft, @Nullable BigDecimal cost) {
        Map<String, @Nullable Object> plan = new LinkedHashMap<>();
        plan.put("calls", asked.size());
        plan.put("costUsd", cost);
        plan.put("callsLeftToday", callsLeft);
        plan.put("subreddits", asked);
        plan.put("unknown", unknown);
        session.console()
                .result(
                        () -> Table.of("what", "value")
                                .row("communities, one billed call each", asked.size())
                                .row("US dollars", cost == null ? "unknown" : cost.toPlainString())
                                .row("calls left today", callsLeft)
                                .row("communities", String.join(" ", asked))
                                .row("not stored", String.join(" ", unknown))
                                .build(),
                        () -> plan);
    }

    private ExitCode propose(List<String> asked, List<String> unknown, double perSecond) {
        List<TagReport> reports = new ArrayList<>();
        unknown.forEach(name ->
                reports.add(new TagReport(name, Outcome.FAILED, Reason.NOT_FOUND, List.of(), 0, "it is not stored")));
        if (asked.isEmpty()) {
            write(reports);
            return exitCode(reports);
        }
        TagStarts starts = new TagStarts(session.connections().temporal().client());
        String requester = session.connections().requester(null).name();
        Map<String, WorkflowStub> started = new LinkedHashMap<>();
        asked.forEach(name ->
                started.put(name, starts.begin(new TagRequest(name, requester), delay(started.size(), perSecond))));
        if (detach) {
            session.console().remark(asked.size() + " started; see them with: ./creatorflow subreddits tags list");
            unknown.forEach(
                    name -> session.console().remark("r/" + name + " is not stored: nothing was started for it"));
            return unknown.isEmpty() ? ExitCode.DONE : ExitCode.PARTIAL;
        }
        try (Farewell _ = Farewell.saying(
                session.console(),
                "interrupted; what was started goes on. See it with: ./creatorflow subreddits tags list")) {
            started.forEach((name, stub) -> reports.add(report(name, WorkflowEnd.of(stub, TagReport.class))));
            write(reports);
            return exitCode(reports);
        }
    }

    /** When the proposal of this place, from 0, begins: all at once would use up their attempts with waiting. */
    static Duration delay(int place, double perSecond) {
        return Duration.ofMillis(Math.round(1_000 * Math.max(0, place + 1 - AT_ONCE) / perSecond));
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
