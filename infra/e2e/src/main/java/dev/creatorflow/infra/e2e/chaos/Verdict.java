package dev.creatorflow.infra.e2e.chaos;

import dev.creatorflow.infra.e2e.chaos.Campaign.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at everything that is stored, and says of each promise whether it was kept. */
final class Verdict {
    private final ChaosStack stack;
    private final World world;
    private final InFlight inFlight;
    private final Recovery recovery;

    Verdict(ChaosStack stack, World world, InFlight inFlight, Recovery recovery) {
        this.stack = stack;
        this.world = world;
        this.inFlight = inFlight;
        this.recovery = recovery;
    }

    /** @param recovered null where it was not well again within the limit */
    List<Promise> promises(Outcome outcome, @Nullable Duration recovered, Duration limit) {
        RowComparison rows = new RowComparison(stack, world);
        MediaComparison media = new MediaComparison(stack);
        for (World.Creator creator : world.creators()) {
            CreatorTruth truth = new CreatorTruth(stack.stack(), creator.id(), world.moves());
            rows.compare(creator, truth);
            media.compare(creator, truth);
        }
        List<Promise> promises = new ArrayList<>();
        promises.add(faults(outcome));
        promises.add(creators(outcome));
        promises.add(Promise.none("rows lost", rows.lost(), "rows that have to be there"));
        promises.add(Promise.none("rows doubled", rows.doubled(), "rows"));
        promises.add(Promise.none("values wrong", rows.wrong(), "fields"));
        promises.add(CallsPromise.of(stack, inFlight));
        promises.add(Promise.none("media lost", media.lost(), "files"));
        promises.add(time(outcome, recovered, limit));
        return promises;
    }

    private Promise faults(Outcome outcome) {
        Map<String, Integer> kinds = new TreeMap<>();
        outcome.injected().forEach((kind, times) -> kinds.put(kind.label(), times));
        int all = kinds.values().stream().mapToInt(Integer::intValue).sum();
        long hidden = worldHas("hidden_likes");
        long pinned = worldHas("pinned");
        List<String> amiss = new ArrayList<>(outcome.unmet());
        if (hidden == 0 || pinned == 0) {
            amiss.add("no creator hides likes, or none pins");
        }
        return new Promise(
                "faults injected",
                amiss.isEmpty(),
                all,
                all + " faults of " + kinds.size() + " kinds, and among the creators " + hidden
                        + " that hide likes and " + pinned + " with pins",
                amiss.stream().map(kind -> kind + ": nothing ran into it").toList());
    }

    private long worldHas(String kind) {
        return world.creators().stream()
                .filter(creator -> creator.kind().equals(kind))
                .count();
    }

    private Promise creators(Outcome outcome) {
        long complete = recovery.complete(outcome);
        int all = world.creators().size();
        String unfinished = complete == all ? "" : recovery.unfinished(outcome);
        return new Promise(
                "creators done",
                complete == all,
                complete,
                complete + " of " + all,
                unfinished.isEmpty() ? List.of() : List.of(unfinished.split("; ", -1)));
    }

    private Promise time(Outcome outcome, @Nullable Duration recovered, Duration limit) {
        if (recovered == null) {
            return new Promise(
                    "time to recover",
                    false,
                    limit.toSeconds(),
                    "more than " + limit.toSeconds() + " s after the last fault",
                    List.of(recovery.incomplete(outcome)));
        }
        return new Promise(
                "time to recover",
                true,
                recovered.toSeconds(),
                recovered.toSeconds() + " s after the last fault"
                        + (recovery.passed().isZero()
                                ? ""
                                : ", in which " + recovery.passed().toHours()
                                        + " h were let pass for files that wait so long"),
                List.of());
    }
}
