package dev.creatorflow.activities.temporal;

import dev.creatorflow.activities.persistence.batch.SlotLedger;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.schedules.ScheduleException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the slots each schedule should have had with the ledger, and gives those without a row their verdict: the server itself tells nobody
 * what it skipped or missed. Harmless when repeated; thread-safe.
 */
public final class SlotReconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(SlotReconciliation.class);

    /** A slot may begin so late without being lost: the server is busy, or just back. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** Slots are whole seconds; what a schedule starts may say so a little earlier than the list of slots does. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final CycleSchedules schedules;
    private final SlotLedger ledger;

    public SlotReconciliation(CycleSchedules schedules, SlotLedger ledger) {
        this.schedules = schedules;
        this.ledger = ledger;
    }

    /** Judges the slots of every schedule. Where Temporal cannot be asked now, the next reconciliation does it. */
    public void run() {
        try {
            schedules.names().forEach(this::reconcile);
        } catch (ScheduleException | StatusRuntimeException e) {
            if (Status.fromThrowable(e).getCode() != Status.Code.UNIMPLEMENTED) {
                LOG.warn("The slots of the schedules could not be compared with the ledger now: {}", e.getMessage());
            }
        }
    }

    private void reconcile(String name) {
        Optional<CycleSchedules.Line> found = schedules.find(name);
        if (found.isEmpty()) {
            return;
        }
        CycleSchedules.Line schedule = found.get();
        Instant from = later(schedule.createdAt(), ledger.horizon());
        Instant to = ledger.now().minus(GRACE);
        if (!from.isBefore(to)) {
            return;
        }
        List<Instant> written = ledger.written(schedule.platform().label(), name, from.minus(schedule.jitter()));
        String pausedNow =
                schedule.paused() ? Optional.ofNullable(schedule.note()).orElse("no reason given") : null;
        List<Instant> running = running(schedule);
        for (Instant slot : schedules.slots(name, from, to)) {
            if (Stream.concat(written.stream(), running.stream())
                    .noneMatch(known -> same(known, slot, schedule.jitter()))) {
                Instant due = slot.truncatedTo(ChronoUnit.SECONDS);
                ledger.judge(
                        schedule.platform().label(),
                        name,
                        CycleSchedules.id(schedule.platform(), name) + "-" + due,
                        due,
                        running.stream().filter(due::isAfter).findFirst().orElse(null),
                        pausedNow);
            }
        }
    }

    /** Cycles that were started and may not have a row yet, because no worker has taken them up: the slot is the end of the id. */
    private static List<Instant> running(CycleSchedules.Line schedule) {
        String prefix = CycleSchedules.id(schedule.platform(), schedule.name()) + "-";
        return schedule.running().stream()
                .filter(id -> id.startsWith(prefix))
                .map(id -> Instant.parse(id.substring(prefix.length())))
                .toList();
    }

    /** The list of slots includes the jitter; a cycle's own slot does not. */
    private static boolean same(Instant known, Instant listed, Duration jitter) {
        return !known.isBefore(listed.minus(jitter).minus(ROUNDING)) && !known.isAfter(listed.plus(ROUNDING));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
