package dev.creatorflow.workflows.media;

import dev.creatorflow.workflows.contract.Trigger;

/**
 * Asks for a repair.
 *
 * @param mostAsks targets whose links may be asked for again: each costs API calls
 * @param lostToo gives what was given up another chance, for staff who have removed the cause
 */
public record RepairRequest(Trigger trigger, int mostAsks, boolean lostToo) {
    /** What the schedule asks for: at a call or two per target, a slot costs a few hundred calls at most. */
    public static final RepairRequest SCHEDULED = new RepairRequest(Trigger.SCHEDULE, 200, false);
}
