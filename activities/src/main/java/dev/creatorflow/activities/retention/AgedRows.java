package dev.creatorflow.activities.retention;

import dev.creatorflow.activities.retention.Sweep.Transactions;
import dev.creatorflow.activities.settings.RetentionSettings;
import dev.creatorflow.workflows.retention.RetentionActivities.Swept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Rows that go as a whole when they are past their age. */
final class AgedRows {
    /** Rows of one transaction. */
    private static final int BATCH = 5_000;

    private static final Swept NOTHING_LEFT = new Swept(0, false);

    private final RetentionSettings settings;
    private final Clock clock;

    AgedRows(RetentionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Swept metrics(Transactions transactions) {
        @Nullable Instant border = border(settings.metrics());
        return border == null ? NOTHING_LEFT : metricsBefore(transactions, LocalDate.ofInstant(border, ZoneOffset.UTC));
    }

    private Swept metricsBefore(Transactions transactions, LocalDate border) {
        return transactions.run(statements -> {
            RetentionMapper mapper = statements.mapper(RetentionMapper.class);
            @Nullable String name = mapper.metricAfter("");
            while (name != null) {
                int rows = mapper.dropMetrics(name, border, BATCH);
                if (rows > 0) {
                    return new Swept(rows, true);
                }
                name = mapper.metricAfter(name);
            }
            return NOTHING_LEFT;
        });
    }

    Swept snapshots(Transactions transactions) {
        @Nullable Instant border = border(settings.metrics());
        return border == null
                ? NOTHING_LEFT
                : swept(transactions.run(statements -> statements
                        .mapper(RetentionMapper.class)
                        .dropSnapshots(LocalDate.ofInstant(border, ZoneOffset.UTC), BATCH)));
    }

    Swept logs(Transactions transactions) {
        @Nullable Instant border = border(settings.logs());
        return border == null
                ? NOTHING_LEFT
                : swept(transactions.run(
                        statements -> statements.mapper(RetentionMapper.class).dropLogs(border, BATCH)));
    }

    /** The calls of the current month stay single rows whatever the setting: the month's cost is counted from them. */
    Swept calls(Transactions transactions) {
        @Nullable Instant aged = border(settings.apiCalls());
        if (aged == null) {
            return NOTHING_LEFT;
        }
        Instant month = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .withDayOfMonth(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        Instant border = aged.isBefore(month) ? aged : month;
        return swept(transactions.run(
                statements -> statements.mapper(RetentionMapper.class).totalCalls(border, BATCH)));
    }

    private static Swept swept(int rows) {
        return new Swept(rows, rows == BATCH);
    }

    private @Nullable Instant border(@Nullable Duration age) {
        return age == null ? null : clock.instant().minus(age);
    }
}
