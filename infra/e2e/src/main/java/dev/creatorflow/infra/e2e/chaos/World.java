package dev.creatorflow.infra.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The creators of a run, and what time it is for them. Their clock stands still but for one move; what a row says is compared with the truth
 * at the time it was fetched.
 */
final class World {
    /** Four pages: cursors can loop. */
    static final int NEW_REELS = 48;

    static final int NEW_POSTS = 24;

    private static final Duration MOVE = Duration.ofDays(6);

    /** Answers on their way while the clock moves may be of either time. */
    private static final Duration BLUR = Duration.ofSeconds(15);

    /** Accounts that change their state or handle: another test's subject. */
    private static final String CHANGING = "renamed|handle_.*|goes_.*|empty|private|missing";

    private final ChaosStack stack;
    private final List<Creator> creators;
    private final List<Move> moves = new ArrayList<>();
    private int enrolled;

    /** An account with what is special about it. */
    record Creator(String id, String username, String kind) {}

    /**
     * @param since by the real clock
     * @param simulated what the simulated clock has shown since
     */
    record Move(Instant since, Instant simulated) {}

    World(ChaosStack stack, int count) {
        this.stack = stack;
        this.creators = choose(stack, count);
        moves.add(new Move(Instant.EPOCH, now(stack.simulator("/_sim/clock"))));
    }

    private static List<Creator> choose(ChaosStack stack, int count) {
        List<Creator> chosen = new ArrayList<>();
        for (JsonNode creator : stack.simulator("/_sim/creators?from=0&count=400")) {
            boolean usual = creator.path("outcome").asText().equals("COMPLETE")
                    && creator.path("reason").isNull()
                    && !creator.path("kind").asText().matches(CHANGING);
            if (usual && chosen.size() < count) {
                chosen.add(new Creator(
                        creator.path("id").asText(),
                        creator.path("username").asText(),
                        creator.path("kind").asText()));
            }
        }
        return List.copyOf(chosen);
    }

    List<Creator> creators() {
        return creators;
    }

    /** The next ones, each given once. */
    synchronized List<Creator> enrol(int count) {
        List<Creator> next = creators.subList(enrolled, Math.min(creators.size(), enrolled + count));
        enrolled += next.size();
        return next;
    }

    synchronized void moveClock() {
        moves.add(new Move(Instant.now(), now(stack.tellSimulator("/_sim/clock", Map.of("advance", MOVE.toString())))));
    }

    /** The simulated time at which something was fetched; two where it may have been either. */
    synchronized List<Instant> truthOf(Instant fetched) {
        List<Instant> possible = new ArrayList<>();
        for (int number = 0; number < moves.size(); number++) {
            Instant from = moves.get(number).since().minus(BLUR);
            Instant to =
                    number + 1 < moves.size() ? moves.get(number + 1).since().plus(BLUR) : Instant.MAX;
            if (!fetched.isBefore(from) && fetched.isBefore(to)) {
                possible.add(moves.get(number).simulated());
            }
        }
        return possible;
    }

    synchronized List<Move> moves() {
        return List.copyOf(moves);
    }

    private static Instant now(JsonNode clock) {
        return Instant.parse(clock.path("now").asText());
    }
}
