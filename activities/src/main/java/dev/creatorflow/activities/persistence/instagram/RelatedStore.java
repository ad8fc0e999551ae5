package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.archive.Confirmed;
import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.budget.CallCounts;
import dev.creatorflow.activities.instagram.LooterMapper;
import dev.creatorflow.activities.instagram.RelatedAccount;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.JsonRows;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveProfile;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.model.Profile;
import dev.creatorflow.workflows.instagram.related.RelatedCounts;
import dev.creatorflow.workflows.instagram.related.RelatedStoreActivities;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** See {@link RelatedStoreActivities}. Thread-safe. */
public final class RelatedStore implements RelatedStoreActivities {
    /** A list this old is asked for anew, although accounts of it still wait. */
    private static final Duration LIST_HOLDS = Duration.ofDays(30);

    private final Database database;
    private final RawAnswers answers;
    private final ProfileStore profiles;
    private final Clock clock;
    private final LooterMapper mapper = new LooterMapper();

    public RelatedStore(Database database, RawAnswers answers, ProfileStore profiles, Clock clock) {
        this.database = database;
        this.answers = answers;
        this.profiles = profiles;
        this.clock = clock;
    }

    @Override
    public boolean needsList(Source source) {
        Instant since = clock.instant().minus(LIST_HOLDS);
        return database.autocommit(
                statements -> !statements.mapper(RelatedMapper.class).waits(source.igUserId(), since));
    }

    @Override
    public void saveList(SaveList request) {
        database.transaction(statements -> {
            RelatedMapper related = statements.mapper(RelatedMapper.class);
            RelatedMapper.ListSource list = related.list(request.rawId());
            if (list.confirmed()) {
                return null;
            }
            if (list.found()) {
                related.saveList(
                        request.igUserId(),
                        json(answers.body(request.rawId(), list.body())),
                        request.rawId(),
                        list.fetchedAt());
            }
            RawAnswers.confirm(statements, request.rawId(), Confirmed.withoutPage(MediaCounts.NONE));
            return null;
        });
    }

    private String json(byte[] body) {
        JsonRows rows = new JsonRows();
        for (RelatedAccount account : mapper.mapRelated(body)) {
            rows.add().put("ig_user_id", account.igUserId()).put("username", account.username());
        }
        return rows.text();
    }

    @Override
    public Claimed claim(Claim request) {
        Instant now = clock.instant();
        return database.transaction(statements -> {
            RelatedMapper related = statements.mapper(RelatedMapper.class);
            related.lockClaims();
            related.settleKnown(request.igUserId(), now);
            return new Claimed(related.claim(request, now));
        });
    }

    @Override
    public Kept keep(Keep request) {
        profiles.prepare();
        Decided decided = database.transaction(statements -> keep(statements, request));
        if (decided.written() != null) {
            profiles.count(decided.written());
        }
        return decided.kept();
    }

    /** @param written null where no creator was written */
    private record Decided(Kept kept, ProfileStore.@Nullable Written written) {}

    private Decided keep(Statements statements, Keep request) {
        RelatedMapper related = statements.mapper(RelatedMapper.class);
        ProfileSource source = statements.mapper(ProfileMapper.class).source(request.rawId(), request.igUserId());
        @Nullable FoundOutcome before = related.outcome(request);
        if (source.confirmed() && before != null) {
            return new Decided(new Kept(before, source.mediaDue()), null);
        }
        @Nullable Profile profile = request.found() ? profiles.profile(request.rawId(), source) : null;
        FoundOutcome outcome = outcome(related, request, profile);
        @Nullable Long followers = profile == null ? null : profile.followerCount();
        ProfileStore.@Nullable Written written = null;
        if (outcome == FoundOutcome.STORED || outcome == FoundOutcome.KNOWN) {
            written = store(statements, request);
            if (outcome == FoundOutcome.STORED) {
                related.markDiscovered(request.igUserId(), source.fetchedAt());
            }
        } else {
            RawAnswers.confirm(statements, request.rawId(), Confirmed.withoutPage(MediaCounts.NONE));
        }
        related.resolve(request, outcome, followers, source.fetchedAt());
        return new Decided(
                new Kept(outcome, written == null ? 0 : written.saved().media().due()), written);
    }

    private static FoundOutcome outcome(RelatedMapper related, Keep request, @Nullable Profile profile) {
        if (profile == null) {
            return FoundOutcome.NOT_FOUND;
        }
        if (!profile.igUserId().equals(request.igUserId())) {
            return FoundOutcome.IDENTITY_CHANGED;
        }
        Long followers = profile.followerCount();
        if (followers != null && followers < request.minFollowers()) {
            return FoundOutcome.BELOW_MINIMUM;
        }
        return related.unknown(request.igUserId()) ? FoundOutcome.STORED : FoundOutcome.KNOWN;
    }

    /** The account's own key beside the run's: its follower history has one row per run, and a run finds many accounts. */
    private ProfileStore.Written store(Statements statements, Keep request) {
        return profiles.save(
                statements,
                new SaveProfile(
                        request.runKey() + "/" + request.igUserId(),
                        request.igUserId(),
                        request.username(),
                        request.rawId(),
                        true));
    }

    @Override
    public Closed close(Close request) {
        return database.transaction(statements -> {
            RelatedMapper related = statements.mapper(RelatedMapper.class);
            related.settleKnown(request.igUserId(), clock.instant());
            RelatedCounts counts = related.counts(request.igUserId());
            if (request.listed() && counts.waiting() == 0) {
                related.markDone(request.igUserId());
            }
            return new Closed(counts, statements.mapper(CallCounts.class).ofRun(request.runKey()));
        });
    }
}
