package dev.creatorflow.starter.budget;

import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.budget.SourceUsage;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code budget show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Calls and money, used and left, per provider; days and months are UTC.")
public final class BudgetShowCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "PROVIDER", arity = "0..1", description = "Only this one: instagram, reddit, openai.")
    private @Nullable String provider;

    public BudgetShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<SourceUsage> sources = new SourceLimits(session.connections().database())
                .usage().stream()
                        .filter(source -> provider == null || source.provider().equals(provider))
                        .toList();
        if (sources.isEmpty()) {
            throw CommandFailure.failed("No provider" + (provider == null ? "" : " " + provider)
                    + " is in the database yet; a worker enters it when it starts with that provider configured.");
        }
        session.console().result(() -> people(sources), () -> spreadsheet(sources), () -> document(sources));
        return ExitCode.DONE.code();
    }

    private static Table people(List<SourceUsage> sources) {
        Table.Builder table = Table.of("provider", "what", "value");
        for (SourceUsage source : sources) {
            String name = source.provider();
            table.row(name, "rate", rate(source));
            table.row(name, "today", Standing.today(source));
            table.row(name, "sent today", sent(source));
            table.row(name, "month", Standing.month(source));
            table.row(name, "month's cost", Standing.money(source));
            table.row(name, "provider's quota", Standing.quota(source));
            table.row(name, "state", Standing.state(source));
        }
        return table.build();
    }

    private static Table spreadsheet(List<SourceUsage> sources) {
        Table.Builder table = Table.of(
                "provider",
                "requests_per_second",
                "rate_set_by",
                "day_calls",
                "day_allowance",
                "day_left",
                "day_failed",
                "month_calls",
                "month_cap",
                "month_left",
                "month_billed",
                "month_cost_usd",
                "quota_remaining",
                "pause",
                "pause_reason",
                "paused_until");
        for (SourceUsage source : sources) {
            table.row(
                    source.provider(),
                    source.requestsPerSecond(),
                    source.rateSetBy(),
                    source.dayCalls(),
                    source.dayAllowance(),
                    Standing.left(source.dayAllowance(), source.dayCalls()),
                    source.dayFailed(),
                    source.monthCalls(),
                    source.monthCap(),
                    Standing.left(source.monthCap(), source.monthCalls()),
                    source.monthBilled(),
                    source.monthCostUsd(),
                    source.quotaRemaining(),
                    source.pauseType(),
                    source.pauseType() == null ? null : source.pauseReason(),
                    source.pauseType() == null ? null : source.pausedUntil());
        }
        return table.build();
    }

    private static Map<String, Object> document(List<SourceUsage> sources) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sources", sources.stream().map(BudgetShowCommand::source).toList());
        return document;
    }

    private static Map<String, @Nullable Object> source(SourceUsage source) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("usage", source);
        document.put("dayLeft", Standing.left(source.dayAllowance(), source.dayCalls()));
        document.put("monthLeft", Standing.left(source.monthCap(), source.monthCalls()));
        document.put("monthCostUsd", source.monthCostUsd());
        document.put("monthCapUsd", Standing.cost(source, source.monthCap()));
        document.put("budgetReached", source.budgetReached());
        return document;
    }

    private static String rate(SourceUsage source) {
        String rate = source.requestsPerSecond().toPlainString() + " requests/s over all workers";
        return source.rateReason() == null
                ? rate + ", from the settings"
                : rate + ", set by " + source.rateSetBy() + ": " + source.rateReason() + " (settings: "
                        + plain(source.settingsRequestsPerSecond()) + ")";
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String sent(SourceUsage source) {
        long open = source.daySent() - source.daySucceeded() - source.dayFailed();
        return source.daySent() + ": " + source.daySucceeded() + " succeeded, " + source.dayFailed() + " failed, "
                + open + " without an end yet";
    }
}
