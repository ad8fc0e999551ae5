package dev.creatorflow.infra.e2e.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether the ledger knows every request the provider saw, and none was made twice that was not on its way when something died.
 *
 * <p>The simulator counts what arrived, the ledger what was sent; a call whose answer never reached the ledger is asked for again.
 */
final class CallsPromise {
    private CallsPromise() {}

    static Promise of(ChaosStack stack, InFlight inFlight) {
        long arrived = stack.simulator("/_sim/stats?pages=false").path("total").asLong();
        long settled = stack.number(
                "select count(*) from creatorflow.api_calls where state = 'DONE' and outcome <> 'NOT_SENT'");
        long stored = stack.number("select count(*) from creatorflow.raw_responses where call_id is not null");
        long succeeded = stack.number("select count(*) from creatorflow.api_calls where outcome = 'SUCCEEDED'");
        Set<Long> noted = inFlight.noted();
        Set<Long> lost = inFlight.open();
        List<String> amiss = new ArrayList<>();
        long twice = Math.max(0, arrived - settled) + Math.max(0, succeeded - stored);
        if (twice > noted.size()) {
            amiss.add("the provider saw " + arrived + " requests, the ledger settled " + settled + "; " + succeeded
                    + " brought an answer, " + stored + " answers are stored");
        }
        if (!noted.containsAll(lost)) {
            lost.removeAll(noted);
            amiss.add("calls that nobody settled and that were not on their way at a fault: " + lost);
        }
        return new Promise(
                "calls paid twice",
                amiss.isEmpty(),
                twice,
                twice + ", of " + noted.size() + " in flight at kills and outages; " + arrived + " requests",
                amiss);
    }
}
