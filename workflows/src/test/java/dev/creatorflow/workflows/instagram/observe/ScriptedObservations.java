package dev.creatorflow.workflows.instagram.observe;

import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.AnswerRef;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities;
import dev.creatorflow.workflows.instagram.InstagramApiActivities;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.PageAnswer;
import dev.creatorflow.workflows.instagram.PageRequest;
import dev.creatorflow.workflows.instagram.ProfileAnswer;
import dev.creatorflow.workflows.instagram.ProfileRequest;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.StreamCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Moments at which a request is due, in memory, on the clock of the test. */
final class ScriptedObservations implements ObserveStoreActivities, InstagramApiActivities {
    final TreeSet<Instant> due = new TreeSet<>();
    final List<String> pages = Collections.synchronizedList(new ArrayList<>());
    final List<Instant> askedAt = Collections.synchronizedList(new ArrayList<>());
    final List<String> runKeys = Collections.synchronizedList(new ArrayList<>());
    final Store store = new Store();
    volatile boolean on = true;
    volatile int looks;
    volatile int failures;
    volatile int missingUntilPage;
    private final Supplier<Instant> now;

    ScriptedObservations(Supplier<Instant> now) {
        this.now = now;
    }

    @Override
    public ObservePlan planObservation(PlanObservation request) {
        looks++;
        Instant next = due.isEmpty() ? null : due.first();
        Duration in = next == null ? null : Duration.between(now.get(), next);
        return new ObservePlan(
                on, "ada", 0, next, in == null || in.isPositive() ? in : Duration.ZERO, List.of(Stream.REELS), 1);
    }

    @Override
    public ObservationSettled settleObservation(SettleObservation request) {
        boolean missing = pages.size() < missingUntilPage;
        if (!missing || request.last()) {
            due.remove(request.at());
        }
        return new ObservationSettled(missing ? 0 : 1, missing ? 1 : 0);
    }

    @Override
    public PageAnswer fetchPage(PageRequest request) {
        if (failures > 0) {
            failures--;
            throw FailureType.REQUEST_REFUSED.failure("refused");
        }
        pages.add(request.stream() + " " + request.page() + " " + request.cursor());
        askedAt.add(now.get());
        runKeys.add(request.runKey());
        return new PageAnswer(new AnswerRef(pages.size(), true), 12, "next" + request.page(), true);
    }

    @Override
    public ProfileAnswer fetchProfile(ProfileRequest request) {
        throw new UnsupportedOperationException("an observer asks for pages only");
    }

    /** Saves pages; everything else belongs to scrapes. */
    static final class Store implements CreatorStoreActivities {
        final List<SavePage> saved = Collections.synchronizedList(new ArrayList<>());

        @Override
        public PageSaved savePage(SavePage request) {
            saved.add(request);
            return new PageSaved(new StreamCounts(1, 12, 0, 12, 0), MediaCounts.NONE, 12, 12);
        }

        @Override
        public RunPlan openRun(OpenRun request) {
            throw new UnsupportedOperationException("openRun");
        }

        @Override
        public ProfileSaved saveProfile(SaveProfile request) {
            throw new UnsupportedOperationException("saveProfile");
        }

        @Override
        public MissingSaved saveMissing(SaveMissing request) {
            throw new UnsupportedOperationException("saveMissing");
        }

        @Override
        public HandleTraced traceHandle(TraceHandle request) {
            throw new UnsupportedOperationException("traceHandle");
        }

        @Override
        public AnalyticsSaved computeAnalytics(ComputeAnalytics request) {
            throw new UnsupportedOperationException("computeAnalytics");
        }

        @Override
        public RunClosed closeRun(CloseRun request) {
            throw new UnsupportedOperationException("closeRun");
        }
    }
}
