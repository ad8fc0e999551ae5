package dev.creatorflow.activities.persistence.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.activities.persistence.batch.Forecast.Interval;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.WorkflowIds;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forecasts what scraping takes, and writes backfills down before they start. Thread-safe. */
public final class BackfillPlans {
    private static final Duration MONTH = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;
    private final PlanBasis basis;

    public BackfillPlans(Database database, Clock clock, PlanBasis basis) {
        this.database = database;
        this.clock = clock;
        this.basis = basis;
    }

    /** What the selection would take; writes nothing. */
    public Forecast forecast(BackfillSelection selection) {
        return database.transaction(statements -> selected(statements, selection));
    }

    /** Whether a backfill of this name is written down: then it is gone on with. */
    public boolean exists(String name) {
        return database.autocommit(
                        statements -> statements.mapper(PlanMapper.class).exists(batch(name)))
                > 0;
    }

    /**
     * Writes the backfill and its targets down; from then on they are fixed.
     *
     * @throws IllegalStateException where the name is taken
     */
    public Forecast write(String name, BackfillSelection selection, String requester) {
        return database.transaction(statements -> {
            Forecast forecast = selected(statements, selection);
            PlanMapper plans = statements.mapper(PlanMapper.class);
            if (plans.exists(batch(name)) > 0) {
                throw new IllegalStateException("The backfill " + name + " is written down already");
            }
            plans.write(batch(name), name, requester, selection.inWords(), forecast, json(forecast), clock.instant());
            plans.writeTargets(batch(name));
            return forecast;
        });
    }

    /** Takes back what {@link #write} wrote, where it was not started. */
    public void forget(String name) {
        database.autocommit(statements -> statements.mapper(PlanMapper.class).forget(batch(name)));
    }

    /**
     * The calls of a month of refreshing every approved creator by its tier.
     *
     * @param every the distance of the schedule's slots; zero where it plays no part
     */
    public Forecast perMonth(Duration every) {
        BackfillSelection all = new BackfillSelection(null, List.of(), null, false, null, null, "all");
        return database.transaction(statements -> {
            Forecast once = selected(statements, all);
            double middle = statements
                    .mapper(PlanMapper.class)
                    .sums(basis, (double) every.toSeconds())
                    .perMonth();
            Interval calls = once.calls();
            double low = calls.middle() == 0 ? 0 : middle * calls.low() / calls.middle();
            double high = calls.middle() == 0 ? 0 : middle * calls.high() / calls.middle();
            return new Forecast(
                    once.creators(),
                    once.known(),
                    new Interval(Math.round(low), Math.round(middle), Math.round(high)),
                    new Interval(MONTH.toSeconds(), MONTH.toSeconds(), MONTH.toSeconds()),
                    null,
                    basis.costPer1000Usd());
        });
    }

    private Forecast selected(Statements statements, BackfillSelection selection) {
        PlanMapper plans = statements.mapper(PlanMapper.class);
        plans.begin();
        plans.select(selection);
        if (!selection.handles().isEmpty()) {
            plans.addHandles(selection);
        }
        if (selection.since() != null) {
            plans.widen(basis, selection.since(), clock.instant());
        }
        plans.expect(basis);
        BackfillSelection.Reach window = selection.window() == null ? basis.first() : selection.window();
        ForecastRules.FirstScrapes first = plans.firstScrapes(window);
        PlanMapper.Sums sums = plans.sums(basis, 0);
        long fresh = sums.creators() - sums.known();
        Interval calls = ForecastRules.calls(sums.known(), sums.expected(), fresh, first, window);
        if (fresh > 0) {
            plans.expectOfNew((calls.middle() - sums.expected()) / fresh);
        }
        PlanMapper.Media media = plans.media(basis);
        return new Forecast(
                sums.creators(),
                sums.known(),
                calls,
                ForecastRules.seconds(calls, basis.requestsPerSecond()),
                ForecastRules.bytes(calls, media.perCall(), files(media, sums.known(), fresh)),
                basis.costPer1000Usd());
    }

    private static @Nullable Double files(PlanMapper.Media media, long known, long fresh) {
        Double perKnown = media.perKnown();
        Double perNew = media.perNew();
        if (perKnown == null && perNew == null) {
            return null;
        }
        return (perKnown == null ? 0 : perKnown * known) + (perNew == null ? 0 : perNew * fresh);
    }

    private static String batch(String name) {
        return WorkflowIds.backfill(Platform.INSTAGRAM, name);
    }

    private static String json(Forecast forecast) {
        try {
            return new ObjectMapper().writeValueAsString(forecast);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan cannot be written as JSON", e);
        }
    }
}
