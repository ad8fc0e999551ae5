package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.analytics.reddit.KeywordRules;
import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.media.MediaRegistry;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.settings.RedditCare;
import dev.creatorflow.workflows.reddit.RedditStoreActivities;
import java.time.Clock;

/** The steps of Reddit's runs that write, each in its own store. Thread-safe. */
public final class RedditStoreActivitiesImpl implements RedditStoreActivities {
    private final RedditRuns runs;
    private final SubredditStore subreddits;
    private final PostStore posts;
    private final RedditorStore redditors;
    private final ReachStore reaches;
    private final MeasureStore measures;
    private final DiscoveryStore discoveries;

    /**
     * @param registry takes down the files that rows use
     * @param keywords the owner's phrases, from the file the settings name; none where they name none
     */
    public RedditStoreActivitiesImpl(
            Database database,
            RawAnswers rawAnswers,
            MediaRegistry registry,
            RedditCare care,
            KeywordRules keywords,
            Clock clock) {
        RedditFiles files = new RedditFiles(registry);
        RedditAnswers answers = new RedditAnswers(rawAnswers);
        this.runs = new RedditRuns(database, care, clock);
        this.subreddits = new SubredditStore(database, answers, keywords, files);
        this.posts = new PostStore(database, answers, new Erasure(answers, clock), files);
        this.redditors = new RedditorStore(database, answers, files);
        this.reaches = new ReachStore(database, clock);
        this.measures = new MeasureStore(database, answers);
        this.discoveries = new DiscoveryStore(database, answers, care);
    }

    @Override
    public RedditPlan openRedditRun(OpenRun request) {
        return runs.open(request);
    }

    @Override
    public SubredditSaved saveSubreddit(SaveAnswer request) {
        return subreddits.save(request);
    }

    @Override
    public void saveRules(SaveAnswer request) {
        subreddits.saveRules(request);
    }

    @Override
    public PostsSaved savePosts(SavePosts request) {
        return posts.save(request);
    }

    @Override
    public UserSaved saveUser(SaveAnswer request) {
        return redditors.save(request);
    }

    @Override
    public UnavailableSaved saveUnavailable(SaveUnavailable request) {
        return reaches.refused(request);
    }

    @Override
    public Measured computeReddit(ComputeReddit request) {
        return measures.compute(request);
    }

    @Override
    public Discovered discoverCommunities(Discover request) {
        return discoveries.discover(request);
    }

    @Override
    public RunClosed closeRedditRun(CloseRun request) {
        return runs.close(request);
    }
}
