package dev.creatorflow.workflows.instagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps what a run asks to be stored; every page's items count as new, with one due file each. */
final class RecordingStore implements CreatorStoreActivities {
    final List<SavePage> pages = new ArrayList<>();
    final List<OpenRun> opened = new ArrayList<>();
    final List<CloseRun> closed = new ArrayList<>();
    final List<SaveMissing> missing = new ArrayList<>();
    final Map<Long, Integer> itemsOf = new HashMap<>();

    Window configured = new Window(90, 30);
    Window refreshed = new Window(30, 10);
    boolean sweep;
    boolean expectsReels;

    @Nullable String named;

    AccountState missingState = AccountState.MISSING;
    Function<SavePage, PageSaved> saving = this::allNew;
    final List<TraceHandle> traced = new ArrayList<>();
    final List<SaveProfile> profiles = new ArrayList<>();
    ProfileSaved profile =
            new ProfileSaved(true, AccountState.ACTIVE, "ada", false, 1000L, 500L, null, new MediaCounts(1, 0));
    int distinctMedia = 500;
    int feedClips;
    Runnable computing = () -> {};
    int itemsPerPage = 12;

    @Nullable RuntimeException failing;

    int failures;

    @Override
    public synchronized RunPlan openRun(OpenRun request) {
        opened.add(request);
        return new RunPlan(
                request.window() == null ? configured : request.window(),
                refreshed,
                sweep || request.sweep(),
                expectsReels,
                "fitness");
    }

    @Override
    public synchronized ProfileSaved saveProfile(SaveProfile request) {
        profiles.add(request);
        return profile;
    }

    @Override
    public synchronized MissingSaved saveMissing(SaveMissing request) {
        missing.add(request);
        return new MissingSaved(missingState);
    }

    @Override
    public synchronized HandleTraced traceHandle(TraceHandle request) {
        traced.add(request);
        return new HandleTraced(named);
    }

    @Override
    public synchronized PageSaved savePage(SavePage request) {
        if (failing != null && failures > 0) {
            failures--;
            throw failing;
        }
        pages.add(request);
        return saving.apply(request);
    }

    private PageSaved allNew(SavePage request) {
        return new PageSaved(
                new StreamCounts(1, itemsPerPage, itemsPerPage, 0, 0),
                request.media() ? new MediaCounts(itemsPerPage, 0) : MediaCounts.NONE,
                itemsPerPage,
                0);
    }

    @Override
    public synchronized AnalyticsSaved computeAnalytics(ComputeAnalytics request) {
        computing.run();
        return new AnalyticsSaved(distinctMedia, feedClips, 2.5, 0.0, null);
    }

    @Override
    public synchronized RunClosed closeRun(CloseRun request) {
        closed.add(request);
        return new RunClosed(new ApiCalls(3, 3, 0));
    }
}
