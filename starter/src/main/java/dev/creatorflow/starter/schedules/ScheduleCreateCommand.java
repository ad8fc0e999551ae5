package dev.creatorflow.starter.schedules;

import dev.creatorflow.activities.persistence.batch.Forecast;
import dev.creatorflow.activities.persistence.batch.RedditBackfills;
import dev.creatorflow.activities.temporal.CycleSchedule;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Confirmation;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.LengthOfTime;
import dev.creatorflow.workflows.contract.Platform;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schedules create}. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = {
            "Make a schedule: each slot starts a cycle that scrapes what is due: creators, or communities and redditors.",
            "A slot that falls into a running cycle is skipped; after an outage one missed slot at most is made up for."
        })
public final class ScheduleCreateCommand implements Callable<Integer> {
    private static final long ASKED_ABOVE_CALLS = 1_000;

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and dashes.")
    private String name = "";

    @Option(names = "--platform", paramLabel = "PLATFORM", description = "${COMPLETION-CANDIDATES}; default INSTAGRAM.")
    private Platform platform = Platform.INSTAGRAM;

    @ArgGroup(multiplicity = "1", exclusive = true)
    private When when = new When();

    @Option(
            names = "--on",
            split = ",",
            paramLabel = "DAY",
            description = "With --at: only these days, mon,tue,…; default every day.")
    private List<String> days = new ArrayList<>();

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "With --at: whose clock; default UTC.")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--jitter",
            paramLabel = "TIME",
            converter = LengthOfTime.class,
            description = "Start up to so much later by chance; default a twentieth of the distance, 5m at most.")
    private @Nullable Duration jitter;

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "Creators or communities of one cycle at most; default all that are due.")
    private @Nullable Integer most;

    @Option(names = "--note", paramLabel = "TEXT", description = "What staff read beside it.")
    private @Nullable String note;

    @Option(names = "--paused", description = "Make it, and let it start nothing until it is resumed.")
    private boolean paused;

    @Option(names = "--plan", description = "Show what a month takes, and make nothing.")
    private boolean planOnly;

    @Option(
            names = {"-y", "--yes"},
            description = "Agree to what it costs beforehand.")
    private boolean agreed;

    /** Either distance or times of the day. */
    static final class When {
        @Option(
                names = "--every",
                paramLabel = "TIME",
                converter = LengthOfTime.class,
                description = "A slot every 4h, 30m, 1d …, counted from midnight UTC.")
        private @Nullable Duration every;

        @Option(
                names = "--at",
                split = ",",
                paramLabel = "HH:MM",
                description = "Slots at these times of the day: 02:00,14:30.")
        private List<LocalTime> at = new ArrayList<>();
    }

    public ScheduleCreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CycleSchedule schedule = schedule();
        if (platform == Platform.REDDIT) {
            return reddit(schedule);
        }
        Forecast month = session.connections().plans().perMonth(schedule.times().distance());
        if (planOnly) {
            write(month);
            return ExitCode.DONE.code();
        }
        boolean testServer = session.connections().settings().instagram().testServer();
        if (month.calls().high() > ASKED_ABOVE_CALLS && !testServer) {
            Confirmation.ask(session.surroundings(), session.console(), sentence(month), agreed);
        }
        make(schedule, sentence(month));
        return ExitCode.DONE.code();
    }

    /** Reddit costs requests of its limit and no money: nobody is asked. */
    private int reddit(CycleSchedule schedule) {
        RedditBackfills.Plan cycle = session.connections()
                .redditBackfills()
                .plan(
                        new RedditBackfills.Selection(List.of(), null),
                        session.connections().settings().reddit().requestsPerMinute());
        String sentence = String.format(
                Locale.ROOT,
                "A cycle of all %,d communities takes about %,d requests, %,d minutes at the configured rate; no money.",
                cycle.targets(),
                cycle.calls(),
                Math.ceilDiv(cycle.seconds(), 60));
        if (planOnly) {
            session.console()
                    .result(
                            () -> Table.of("communities", "requests", "minutes")
                                    .row(cycle.targets(), cycle.calls(), Math.ceilDiv(cycle.seconds(), 60))
                                    .build(),
                            () -> Map.of("cycle", cycle));
            return ExitCode.DONE.code();
        }
        make(schedule, sentence);
        return ExitCode.DONE.code();
    }

    private void make(CycleSchedule schedule, String sentence) {
        Schedules schedules = new Schedules(session);
        if (!schedules.cycles().create(schedule, note, paused)) {
            throw CommandFailure.failed("There is a schedule '" + name
                    + "' already; look at it with ./creatorflow schedules show " + name + ", or delete it first.");
        }
        schedules.audit(name, "create", note == null ? "created" : note);
        session.console().remark(sentence);
        ScheduleOutput.write(session.console(), schedules.require(name));
    }

    private CycleSchedule schedule() {
        try {
            CycleSchedule.Times times = times();
            Duration late = jitter == null ? usualJitter(times.distance()) : jitter;
            return new CycleSchedule(platform, name, times, late, most);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e.getMessage() + ".");
        }
    }

    private CycleSchedule.Times times() {
        if (when.every != null) {
            return new CycleSchedule.Every(when.every, Duration.ZERO);
        }
        Set<DayOfWeek> on =
                Set.copyOf(days.stream().map(ScheduleCreateCommand::day).toList());
        return new CycleSchedule.Daily(Set.copyOf(when.at), on, zone);
    }

    private static Duration usualJitter(Duration distance) {
        Duration share = distance.dividedBy(20);
        return share.compareTo(Duration.ofMinutes(5)) > 0
                ? Duration.ofMinutes(5)
                : Duration.ofSeconds(share.toSeconds());
    }

    private static DayOfWeek day(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (wanted.length() >= 2 && day.name().toLowerCase(Locale.ROOT).startsWith(wanted)) {
                return day;
            }
        }
        throw CommandFailure.usage("'" + text + "' is no day: mon, tue, wed, thu, fri, sat or sun.");
    }

    private static String sentence(Forecast month) {
        BigDecimal usd = month.usd(month.calls().middle());
        return String.format(
                Locale.ROOT,
                "Refreshing %,d approved creators by their tiers takes about %,d calls a month (%,d to %,d; %s US"
                        + " dollars).",
                month.creators(),
                month.calls().middle(),
                month.calls().low(),
                month.calls().high(),
                usd == null ? "unknown" : "about " + usd.toPlainString());
    }

    private void write(Forecast month) {
        session.console()
                .result(
                        () -> Table.of("creators", "calls_a_month", "at_least", "at_most", "usd_a_month")
                                .row(
                                        month.creators(),
                                        month.calls().middle(),
                                        month.calls().low(),
                                        month.calls().high(),
                                        month.usd(month.calls().middle()))
                                .build(),
                        () -> {
                            Map<String, @Nullable Object> document = new LinkedHashMap<>();
                            document.put("creators", month.creators());
                            document.put("callsPerMonth", month.calls());
                            document.put("usdPerMonth", month.usd(month.calls().middle()));
                            return document;
                        });
    }
}
