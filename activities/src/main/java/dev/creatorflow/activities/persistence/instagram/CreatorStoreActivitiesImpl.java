package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.workflows.instagram.CreatorStoreActivities;

/** The steps of a creator's scrape that write, each in its own store. Thread-safe. */
public final class CreatorStoreActivitiesImpl implements CreatorStoreActivities {
    private final RunStore runs;
    private final ProfileStore profiles;
    private final PageStore pages;
    private final AnalyticsStore analytics;

    public CreatorStoreActivitiesImpl(RunStore runs, ProfileStore profiles, PageStore pages, AnalyticsStore analytics) {
        this.runs = runs;
        this.profiles = profiles;
        this.pages = pages;
        this.analytics = analytics;
    }

    @Override
    public RunPlan openRun(OpenRun request) {
        return runs.open(request);
    }

    @Override
    public ProfileSaved saveProfile(SaveProfile request) {
        return profiles.save(request);
    }

    @Override
    public MissingSaved saveMissing(SaveMissing request) {
        return profiles.saveMissing(request);
    }

    @Override
    public HandleTraced traceHandle(TraceHandle request) {
        return profiles.trace(request);
    }

    @Override
    public PageSaved savePage(SavePage request) {
        return pages.save(request);
    }

    @Override
    public AnalyticsSaved computeAnalytics(ComputeAnalytics request) {
        return analytics.compute(request);
    }

    @Override
    public RunClosed closeRun(CloseRun request) {
        return runs.close(request);
    }
}
