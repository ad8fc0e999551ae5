package dev.creatorflow.activities.reprocess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.reprocess.ReplayMapper.Answer;
import dev.creatorflow.activities.reprocess.ReplayMapper.Run;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.CloseRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ComputeAnalytics;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveMissing;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveProfile;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.StreamWalk;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.StreamCounts;
import dev.creatorflow.workflows.instagram.WalkEnd;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Replays all runs of one creator in the private tables, in the order in which they happened. Used once. */
final class CreatorReplay {
    private final String igUserId;
    private final Database real;
    private final CreatorStoreActivities store;
    private final ReplayClock clock;
    private final Runnable beat;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, StreamCounts> counts = new LinkedHashMap<>();

    /** @param store the scrape's own, over the private tables */
    CreatorReplay(String igUserId, Database real, CreatorStoreActivities store, ReplayClock clock, Runnable beat) {
        this.igUserId = igUserId;
        this.real = real;
        this.store = store;
        this.clock = clock;
        this.beat = beat;
    }

    /**
     * What was replayed.
     *
     * @param media entries of the creator's own answers
     * @param whole the stored answers say everything that is known of the creator
     * @param newestRun null where the creator has no stored answer
     */
    record Replayed(
            int runs,
            int answers,
            long media,
            boolean whole,
            @Nullable String newestRun) {}

    Replayed replay() {
        List<Answer> own = read(replay -> replay.own(igUserId));
        if (own.isEmpty()) {
            return new Replayed(0, 0, 0, false, null);
        }
        Map<String, List<Answer>> byRun =
                own.stream().collect(Collectors.groupingBy(Answer::runKey, LinkedHashMap::new, Collectors.toList()));
        Deque<Answer> others = new ArrayDeque<>(read(replay -> replay.others(igUserId)));
        Map<String, Run> runs =
                read(replay -> replay.runs(igUserId)).stream().collect(Collectors.toMap(Run::runKey, run -> run));
        boolean whole = seed(own);
        byRun.forEach((runKey, answers) -> {
            run(runs.get(runKey), runKey, answers, others);
            beat.run();
        });
        while (!others.isEmpty()) {
            foreign(others.removeFirst());
        }
        long media = own.stream()
                .filter(answer -> !answer.stream().equals("profile"))
                .mapToLong(Answer::items)
                .sum();
        return new Replayed(
                byRun.size(), own.size(), media, whole, own.getLast().runKey());
    }

    private boolean seed(List<Answer> own) {
        return read(replay -> {
            var earliest = own.getFirst().fetchedAt();
            boolean whole = !replay.knowsMore(igUserId, earliest);
            if (whole) {
                replay.seedBareCreator(igUserId);
            } else {
                replay.seedKnown(igUserId, earliest);
                replay.makeSeedsOlder();
            }
            return whole;
        });
    }

    private void run(@Nullable Run run, String runKey, List<Answer> answers, Deque<Answer> others) {
        String ids = ids(answers);
        read(replay -> {
            replay.seedRun(runKey);
            replay.forgetProfile(runKey);
            replay.seedAnswers(ids);
            replay.unsave(ids);
            return replay.replayed(ids, true);
        });
        counts.clear();
        boolean accepted = false;
        for (Answer answer : answers) {
            while (!others.isEmpty() && others.getFirst().fetchedAt().isBefore(answer.fetchedAt())) {
                foreign(others.removeFirst());
            }
            accepted |= save(answer);
        }
        if (run != null) {
            finish(run, accepted);
        }
        read(replay -> replay.dropAnswers(ids));
    }

    /** @return whether it was a profile answer of this very account */
    private boolean save(Answer answer) {
        if (!answer.stream().equals("profile")) {
            savePage(answer);
            return false;
        }
        if (answer.found()) {
            return store.saveProfile(new SaveProfile(answer.runKey(), igUserId, answer.username(), answer.id(), false))
                    .accepted();
        }
        store.saveMissing(new SaveMissing(answer.runKey(), igUserId, answer.username(), answer.id()));
        return false;
    }

    private void savePage(Answer answer) {
        StreamCounts saved = store.savePage(new SavePage(
                        answer.runKey(), answer.creatorId(), stream(answer), answer.page(), answer.id(), false))
                .counts();
        counts.merge(answer.stream(), saved, StreamCounts::plus);
    }

    private void foreign(Answer answer) {
        String ids = ids(List.of(answer));
        read(replay -> {
            replay.seedBareCreator(answer.creatorId());
            replay.seedRun(answer.runKey());
            replay.seedAnswers(ids);
            replay.unsave(ids);
            return replay.replayed(ids, false);
        });
        store.savePage(
                new SavePage(answer.runKey(), answer.creatorId(), stream(answer), answer.page(), answer.id(), false));
        read(replay -> replay.dropAnswers(ids));
    }

    /** A cancelled run computed nothing, unless its figures say otherwise; a run that is under way is not closed yet. */
    private void finish(Run run, boolean accepted) {
        boolean cancelled = Reason.CANCELLED.name().equals(run.reason()) || run.closedAt() == null;
        if (accepted && (run.computed() || !cancelled)) {
            store.computeAnalytics(new ComputeAnalytics(run.runKey(), igUserId));
        }
        if (run.closedAt() != null && run.outcome() != null) {
            clock.set(run.closedAt());
            store.closeRun(new CloseRun(
                    run.runKey(),
                    igUserId,
                    Outcome.valueOf(run.outcome()),
                    run.reason() == null ? null : Reason.valueOf(run.reason()),
                    run.detail(),
                    walks(run)));
        }
    }

    private List<StreamWalk> walks(Run run) {
        List<StreamWalk> walks = new ArrayList<>();
        try {
            for (JsonNode walk : json.readTree(run.walks() == null ? "[]" : run.walks())) {
                String end = walk.path("end").textValue();
                String stream = walk.path("stream").asText();
                walks.add(new StreamWalk(
                        Stream.valueOf(stream),
                        counts.getOrDefault(stream.toLowerCase(Locale.ROOT), StreamCounts.NONE),
                        end == null ? null : WalkEnd.valueOf(end)));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The walks of run " + run.runKey() + " cannot be read", e);
        }
        return walks;
    }

    private static Stream stream(Answer answer) {
        return Stream.valueOf(answer.stream().toUpperCase(Locale.ROOT));
    }

    private static String ids(List<Answer> answers) {
        return answers.stream().map(answer -> Long.toString(answer.id())).collect(Collectors.joining(",", "{", "}"));
    }

    private <R> R read(Function<ReplayMapper, R> work) {
        return real.autocommit(statements -> work.apply(statements.mapper(ReplayMapper.class)));
    }
}
