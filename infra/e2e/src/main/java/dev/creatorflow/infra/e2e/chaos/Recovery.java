package dev.creatorflow.infra.e2e.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits, without helping, until everything is complete; then lets the system fall silent, so that it can be looked at. */
final class Recovery {
    private static final Duration SILENCE = Duration.ofMinutes(3);

    /** More than a creator is left alone after it was asked for fresh links. */
    private static final Duration HOURS = Duration.ofHours(7);

    /** Files that are tried again so soon come by themselves. */
    private static final Duration SOON = Duration.ofSeconds(45);

    private static final Duration BETWEEN_HOURS = Duration.ofSeconds(30);
    private static final Duration NOTICED = Duration.ofSeconds(3);
    private static final Duration TOLD = Duration.ofSeconds(20);

    private final ChaosStack stack;
    private final List<World.Creator> creators;
    private final Consumer<String> progress;
    private Instant told = Instant.EPOCH;
    private Instant passed = Instant.EPOCH;
    private Duration ahead = Duration.ZERO;

    Recovery(ChaosStack stack, List<World.Creator> creators, Consumer<String> progress) {
        this.stack = stack;
        this.creators = creators;
        this.progress = progress;
    }

    /** How long it took since the last fault was lifted; null where it was not over within the limit. */
    @Nullable Duration await(Campaign.Outcome outcome, Duration limit) {
        Duration left = limit.minus(Duration.between(outcome.lifted(), Instant.now()));
        boolean well = Waiting.until(left, () -> {
            boolean over = incomplete(outcome).isEmpty();
            if (!over && onlyFilesWait(outcome)) {
                letHoursPass();
            }
            return over;
        });
        return well ? Duration.between(outcome.lifted(), Instant.now()) : null;
    }

    /** Files that failed more than once, or whose links died, wait for hours by design: for their time, and for the hourly repair. */
    private boolean onlyFilesWait(Campaign.Outcome outcome) {
        return Instant.now().isAfter(passed.plus(BETWEEN_HOURS))
                && complete(outcome) == creators.size()
                && stack.row(
                                "select count(*) filter (where next_attempt_at is null or next_attempt_at > now() + interval '"
                                        + ahead.plus(SOON).toSeconds()
                                        + " seconds') = count(*) from creatorflow.media_objects where"
                                        + " state = 'DUE'")
                        .equals("t");
    }

    private void letHoursPass() {
        passed = Instant.now();
        ahead = ahead.plus(HOURS);
        stack.setProductClock(ahead);
        Waiting.pass(NOTICED);
        stack.triggerSchedule("media-repair");
        progress.accept("Only files wait, for hours: " + HOURS.toHours() + " h pass.");
    }

    /** Hours of the product's clock that had to pass for files that wait so long by design. */
    Duration passed() {
        return ahead;
    }

    /** What is still missing, in words; empty where nothing is. */
    String incomplete(Campaign.Outcome outcome) {
        long done = complete(outcome);
        long due = stack.number("select count(*) from creatorflow.media_objects where state = 'DUE'");
        String pause = stack.row(
                "select coalesce(string_agg(coalesce(pause_type, circuit_state), ' '), '') from creatorflow.api_limits"
                        + " where pause_type is not null or circuit_state <> 'CLOSED'");
        if (done == creators.size() && due == 0 && pause.isEmpty()) {
            return "";
        }
        String left = done + " of " + creators.size() + " creators complete, " + due + " files due"
                + (pause.isEmpty() ? "" : ", source " + pause);
        if (Instant.now().isAfter(told.plus(TOLD))) {
            told = Instant.now();
            progress.accept(left);
        }
        return left;
    }

    /** Creators whose newest closed run is complete and true, and which have no run left that began under faults. */
    long complete(Campaign.Outcome outcome) {
        return stack.number("select count(*) from unnest(array[" + ids() + "]) as wanted (id) where exists ("
                + "select from (select outcome, reason, started_at from creatorflow.runs where target = wanted.id"
                + " and closed_at is not null order by started_at desc limit 1) newest"
                + " where outcome = 'COMPLETE' and reason is null and started_at > '" + outcome.spoiltUntil() + "')"
                + " and not exists (select from creatorflow.runs where target = wanted.id and closed_at is null"
                + " and started_at < '" + outcome.lifted() + "')");
    }

    /** Creators that are not complete, with how their newest run ended. */
    String unfinished(Campaign.Outcome outcome) {
        return stack.row(
                "select coalesce(string_agg(wanted.id || ' ' || coalesce((select concat_ws(' ', username, outcome, reason,"
                        + " detail) from creatorflow.runs where target = wanted.id order by started_at desc limit 1), 'never ran'),"
                        + " '; '), '') from unnest(array[" + ids()
                        + "]) as wanted (id) where not exists (select from (select outcome,"
                        + " reason, started_at from creatorflow.runs where target = wanted.id and closed_at is not null order by"
                        + " started_at desc limit 1) newest where outcome = 'COMPLETE' and reason is null and started_at > '"
                        + outcome.spoiltUntil() + "')");
    }

    private String ids() {
        return String.join(
                ", ", creators.stream().map(creator -> "'" + creator.id() + "'").toList());
    }

    /** Lets what runs come to its end, and nothing new begin. */
    void fallSilent() {
        Campaign.ok(stack.run("schedules", "pause", "chaos", "--reason", "to be looked at"));
        boolean silent = Waiting.until(
                SILENCE,
                () -> stack.row(
                                "select (select count(*) from creatorflow.runs where closed_at is null) + (select count(*) from"
                                        + " creatorflow.media_objects where state = 'DUE') + (select count(*) from creatorflow.batches"
                                        + " where opened_at is not null and closed_at is null)")
                        .equals("0"));
        if (!silent) {
            progress.accept("Something still runs.");
        }
    }
}
