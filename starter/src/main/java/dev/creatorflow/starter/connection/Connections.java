package dev.creatorflow.starter.connection;

import dev.creatorflow.activities.media.MediaForecast;
import dev.creatorflow.activities.media.MediaForecasts;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.DatabaseAddress;
import dev.creatorflow.activities.persistence.batch.BackfillPlans;
import dev.creatorflow.activities.persistence.batch.BackfillSelection;
import dev.creatorflow.activities.persistence.batch.BatchReads;
import dev.creatorflow.activities.persistence.batch.PlanBasis;
import dev.creatorflow.activities.persistence.batch.RedditBackfills;
import dev.creatorflow.activities.persistence.batch.RefreshTiers;
import dev.creatorflow.activities.persistence.staff.CreatorReads;
import dev.creatorflow.activities.persistence.staff.CreatorStaff;
import dev.creatorflow.activities.persistence.staff.DiscoveryReads;
import dev.creatorflow.activities.persistence.staff.FailureReads;
import dev.creatorflow.activities.persistence.staff.RedditReads;
import dev.creatorflow.activities.persistence.staff.RedditStaff;
import dev.creatorflow.activities.persistence.staff.Requester;
import dev.creatorflow.activities.persistence.staff.RunReads;
import dev.creatorflow.activities.persistence.staff.RunSteering;
import dev.creatorflow.activities.persistence.staff.TagStaff;
import dev.creatorflow.activities.settings.ClockSource;
import dev.creatorflow.activities.settings.DatabaseSettings;
import dev.creatorflow.activities.settings.InstagramSettings;
import dev.creatorflow.activities.settings.RefreshSettings;
import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.activities.settings.SettingsLoader;
import dev.creatorflow.activities.temporal.SearchAttributeRegistration;
import dev.creatorflow.activities.temporal.TemporalConnection;
import dev.creatorflow.starter.console.Surroundings;
import java.time.Clock;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;

/** Settings, database and Temporal of one command; each is opened when it is first asked for. Thread-safe. */
public final class Connections implements AutoCloseable {

    /** A command looks things up one after the other; two more leave room for a change beside a list. */
    private static final int POOL_SIZE = 3;

    private final Surroundings surroundings;
    private @Nullable Settings settings;
    private @Nullable Database database;
    private @Nullable TemporalConnection temporal;

    public Connections(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public synchronized Settings settings() {
        if (settings == null) {
            settings = SettingsLoader.load(surroundings.environment(), surroundings.workingDir());
        }
        return settings;
    }

    public synchronized Database database() {
        if (database == null) {
            database = Database.open(DatabaseAddress.of(
                    new DatabaseSettings(settings().database().requireUrl(), POOL_SIZE)));
        }
        return database;
    }

    public CreatorReads creators() {
        return CreatorReads.over(database());
    }

    public CreatorStaff staff() {
        return CreatorStaff.over(database(), clock());
    }

    /** Communities and redditors. */
    public RedditReads reddit() {
        return new RedditReads(database());
    }

    public RedditStaff redditStaff() {
        return new RedditStaff(database(), clock());
    }

    /** Tags of communities, proposed and decided. */
    public TagStaff tagStaff() {
        return new TagStaff(database(), clock());
    }

    /** What of Reddit was written down to be done. */
    public RedditBackfills redditBackfills() {
        return new RedditBackfills(database(), clock());
    }

    /** Cycles, slots and backfills. */
    public BatchReads batches() {
        return new BatchReads(database());
    }

    /** What scraping will take, and what was written down to be done. */
    public BackfillPlans plans() {
        InstagramSettings instagram = settings().instagram();
        RefreshSettings refresh = settings().refresh();
        return new BackfillPlans(
                database(),
                clock(),
                new PlanBasis(
                        reach(instagram.newCreator()),
                        reach(instagram.knownCreator()),
                        instagram.requestsPerSecond(),
                        instagram.costPer1000CallsUsd(),
                        new RefreshTiers(refresh.hot(), refresh.normal(), refresh.slow())));
    }

    private static BackfillSelection.Reach reach(InstagramSettings.Window window) {
        return new BackfillSelection.Reach(window.reels(), window.posts());
    }

    public DiscoveryReads discoveries() {
        return DiscoveryReads.over(database());
    }

    public RunReads runs() {
        return RunReads.over(database());
    }

    public FailureReads failures() {
        return FailureReads.over(database());
    }

    public RunSteering runSteering() {
        return new RunSteering(database());
    }

    /** What scrapes will add to the store; null where there is none. */
    public @Nullable MediaForecast forecast(MediaForecasts.Scrapes scrapes) {
        return settings().storage().enabled()
                ? new MediaForecasts(database()).of(scrapes, settings().media())
                : null;
    }

    public Clock clock() {
        return ClockSource.clock(settings());
    }

    /** Temporal, made sure to answer and to know the search attributes that starts set. */
    public synchronized TemporalConnection temporal() {
        if (temporal == null) {
            TemporalConnection opened = openTemporal();
            opened.check();
            new SearchAttributeRegistration(opened).registerMissing();
            temporal = opened;
        }
        return temporal;
    }

    /** Temporal as the settings describe it, whether it answers or not; the caller closes it. */
    public TemporalConnection openTemporal() {
        // gRPC logs to java.util.logging, which prints on standard error by itself.
        LogManager.getLogManager().reset();
        return TemporalConnection.open(settings().temporal());
    }

    /** Who is at the keyboard, for the audit log. */
    public Requester requester(@Nullable String reason) {
        return new Requester(login(), reason);
    }

    private String login() {
        String user = surroundings.environment().getOrDefault("USER", "");
        return user.isBlank() ? surroundings.environment().getOrDefault("LOGNAME", "unknown") : user;
    }

    @Override
    public synchronized void close() {
        if (database != null) {
            database.close();
        }
        if (temporal != null) {
            temporal.close();
        }
    }
}
