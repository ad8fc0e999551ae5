package dev.creatorflow.starter.schedules;

import dev.creatorflow.activities.persistence.batch.SlotLedger;
import dev.creatorflow.activities.temporal.CycleSchedules;
import dev.creatorflow.activities.temporal.SlotReconciliation;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import java.time.Clock;
import java.util.List;

/** The schedules of a session, with the ledger of what staff do to them. */
final class Schedules {
    private final Session session;
    private final CycleSchedules cycles;
    private final SlotLedger ledger;

    Schedules(Session session) {
        this.session = session;
        this.cycles = new CycleSchedules(session.connections().temporal());
        // Slots go by the real time, whatever the clock of the work says.
        this.ledger = new SlotLedger(session.connections().database(), Clock.systemUTC());
    }

    CycleSchedules cycles() {
        return cycles;
    }

    /** Looks what became of past slots, so that what is shown is complete. */
    void reconcile() {
        new SlotReconciliation(cycles, ledger).run();
    }

    /** The schedule of this name; where there is none, the command ends and says which there are. */
    CycleSchedules.Line require(String name) {
        return cycles.find(name).orElseThrow(() -> {
            List<String> names = cycles.names();
            return CommandFailure.usage("There is no schedule '" + name + "'. "
                    + (names.isEmpty()
                            ? "Make one with ./creatorflow schedules create."
                            : "There are: " + String.join(", ", names) + "."));
        });
    }

    void audit(String schedule, String action, String reason) {
        ledger.audit(schedule, action, session.connections().requester(reason).name(), reason);
    }
}
