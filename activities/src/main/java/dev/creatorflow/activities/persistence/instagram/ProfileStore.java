package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.archive.Confirmed;
import dev.creatorflow.activities.archive.RawAnswer;
import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.drift.DriftWatch;
import dev.creatorflow.activities.instagram.Drift;
import dev.creatorflow.activities.instagram.LooterMapper;
import dev.creatorflow.activities.instagram.PageContext;
import dev.creatorflow.activities.instagram.ProfileLookup;
import dev.creatorflow.activities.media.FileList;
import dev.creatorflow.activities.media.MediaOwner;
import dev.creatorflow.activities.media.RowSlot;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.activities.persistence.instagram.ProfileMapper.KnownProfile;
import dev.creatorflow.activities.persistence.instagram.ProfileMapper.Step;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.AccountState;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.HandleTraced;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.MissingSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ProfileSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveMissing;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveProfile;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.TraceHandle;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.model.MediaCredit;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import dev.creatorflow.workflows.instagram.model.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes creators, their handles, follower history and account states. Thread-safe. */
public final class ProfileStore {
    private final Database database;
    private final RawAnswers answers;
    private final PageFiles files;
    private final DriftWatch drift;
    private final LooterMapper mapper = new LooterMapper();

    public ProfileStore(Database database, RawAnswers answers, PageFiles files, DriftWatch drift) {
        this.database = database;
        this.answers = answers;
        this.files = files;
        this.drift = drift;
    }

    ProfileSaved save(SaveProfile request) {
        drift.prepare();
        ProfileSource source = database.autocommit(
                statements -> statements.mapper(ProfileMapper.class).look(request.rawId(), request.igUserId()));
        ProfileLookup.Found found = found(request.rawId(), source);
        Written known = saveKnown(request, source, found);
        Written written = known == null
                ? database.transaction(statements -> save(statements, request, source(statements, request), found))
                : known;
        count(written);
        return written.saved();
    }

    /**
     * Writes a profile of which all that hangs on it is known, in two round trips.
     *
     * @return null where this is not so, and nothing was written
     */
    private @Nullable Written saveKnown(SaveProfile request, ProfileSource source, ProfileLookup.Found found) {
        AccountStanding before = source.standing();
        if (source.confirmed() || before == null || source.holder() != null) {
            return null;
        }
        Profile profile = drift.publishable(found.profile(), source.fetchedAt());
        FileList picture = files.list(MediaOwner.INSTAGRAM_CREATORS, request.media() ? picture(profile) : List.of());
        if (!profile.igUserId().equals(request.igUserId()) || !files.maybeSettled(picture)) {
            return null;
        }
        AccountStanding after = AccountStanding.after(before, seen(profile, true), source.fetchedAt());
        MediaCounts media = new MediaCounts(0, picture.different());
        KnownProfile known = new KnownProfile(
                ProfileRow.json(profile),
                after,
                new Step(request.runKey(), request.igUserId(), request.rawId(), source.fetchedAt()),
                picture,
                Confirmed.withoutPage(media));
        return saveKnown(known)
                ? new Written(answer(profile, true, after.state(), source, media), source.fetchedAt(), found.drift())
                : null;
    }

    /** @return false where nothing was written, also because another account has taken the handle since the look */
    private boolean saveKnown(KnownProfile known) {
        try {
            List<List<Integer>> figures = database.autocommit(
                    statements -> statements.mapper(ProfileMapper.class).saveKnown(known));
            return figures.getLast().getFirst() > 0;
        } catch (RuntimeException failure) {
            if (RefusedRowException.of(failure) == null) {
                throw failure;
            }
            return false;
        }
    }

    /** What a transaction wrote, and what is counted when it is committed. */
    record Written(ProfileSaved saved, Instant at, Drift drift) {}

    /** Call it before the transaction in which {@link #save(Statements, SaveProfile)} is called. */
    void prepare() {
        drift.prepare();
    }

    /** Call it when what {@link #save(Statements, SaveProfile)} wrote is committed. */
    void count(Written written) {
        drift.countProfile(written.drift(), written.at());
    }

    /** Like {@link #save(SaveProfile)}, inside another transaction. */
    Written save(Statements statements, SaveProfile request) {
        ProfileSource source = source(statements, request);
        return save(statements, request, source, found(request.rawId(), source));
    }

    private static ProfileSource source(Statements statements, SaveProfile request) {
        return statements.mapper(ProfileMapper.class).source(request.rawId(), request.igUserId());
    }

    private Written save(Statements statements, SaveProfile request, ProfileSource source, ProfileLookup.Found found) {
        ProfileMapper profiles = statements.mapper(ProfileMapper.class);
        Profile profile = drift.publishable(found.profile(), source.fetchedAt());
        boolean accepted = profile.igUserId().equals(request.igUserId());
        if (source.confirmed()) {
            AccountState state = source.state() == null ? AccountState.UNKNOWN : source.state();
            return new Written(
                    answer(profile, accepted, state, source, source.media()), source.fetchedAt(), Drift.NONE);
        }
        Step step = new Step(request.runKey(), request.igUserId(), request.rawId(), source.fetchedAt());
        AccountStanding after = AccountStanding.after(source.standing(), seen(profile, accepted), source.fetchedAt());
        MediaCounts media = MediaCounts.NONE;
        if (!accepted) {
            profiles.see(after, step);
            profiles.noteHolder(profile.igUserId(), profile.username(), step);
        } else {
            String holder = source.holder();
            if (holder != null) {
                profiles.releaseHandle(holder, step.at());
            }
            profiles.save(ProfileRow.json(profile), after, step);
            if (request.media()) {
                media = files.register(statements, MediaOwner.INSTAGRAM_CREATORS, profile.igUserId(), picture(profile));
            }
        }
        RawAnswers.confirm(statements, request.rawId(), Confirmed.withoutPage(media));
        return new Written(answer(profile, accepted, after.state(), source, media), source.fetchedAt(), found.drift());
    }

    /** Only the sighting is written, and only for an account that is stored. */
    MissingSaved saveMissing(SaveMissing request) {
        return database.transaction(statements -> {
            ProfileMapper profiles = statements.mapper(ProfileMapper.class);
            String igUserId = request.igUserId() != null ? request.igUserId() : profiles.holderOf(request.username());
            ProfileSource source = profiles.source(request.rawId(), igUserId);
            if (source.confirmed() || igUserId == null) {
                confirm(statements, request.rawId(), source);
                return new MissingSaved(source.state() == null ? AccountState.UNKNOWN : source.state());
            }
            AccountStanding after = AccountStanding.after(source.standing(), AccountState.MISSING, source.fetchedAt());
            profiles.see(after, new Step(request.runKey(), igUserId, request.rawId(), source.fetchedAt()));
            confirm(statements, request.rawId(), source);
            return new MissingSaved(after.state());
        });
    }

    /**
     * Which handle the account has now, as a page of its own media names it. Where one is named, the answer of the former handle has done its
     * part: no sighting comes of it, and whose handle it is now is noted.
     */
    HandleTraced trace(TraceHandle request) {
        RawAnswer page = answers.read(request.pageRawId());
        String named = mapper
                .mapPage(request.stream(), page.body(), new PageContext(request.igUserId(), false, page.fetchedAt()))
                .items()
                .stream()
                .flatMap(item -> Stream.concat(Stream.ofNullable(item.owner()), item.coauthors().stream()))
                .filter(credit -> credit.igUserId().equals(request.igUserId()))
                .map(MediaCredit::username)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (named != null) {
            database.transaction(statements -> leaveFormer(statements, request));
        }
        return new HandleTraced(named);
    }

    private static ProfileSource leaveFormer(Statements statements, TraceHandle request) {
        ProfileMapper profiles = statements.mapper(ProfileMapper.class);
        ProfileSource source = profiles.source(request.profileRawId(), request.igUserId());
        if (!source.confirmed() && source.foundId() != null && source.foundUsername() != null) {
            profiles.noteHolder(
                    source.foundId(),
                    source.foundUsername(),
                    new Step(request.runKey(), request.igUserId(), request.profileRawId(), source.fetchedAt()));
        }
        confirm(statements, request.profileRawId(), source);
        return source;
    }

    private static void confirm(Statements statements, long rawId, ProfileSource source) {
        if (!source.confirmed()) {
            RawAnswers.confirm(statements, rawId, Confirmed.withoutPage(MediaCounts.NONE));
        }
    }

    /** The profile of a stored answer that was found. */
    Profile profile(long rawId, ProfileSource source) {
        return found(rawId, source).profile();
    }

    private ProfileLookup.Found found(long rawId, ProfileSource source) {
        return switch (mapper.mapProfile(answers.body(rawId, source.body()))) {
            case ProfileLookup.Found found -> found;
            case ProfileLookup.NotFound none ->
                throw FailureType.SCHEMA_DRIFT.failure(
                        "stored answer " + rawId + " knows no account; it was taken for a profile");
            case ProfileLookup.Unreadable unreadable -> throw FailureType.SCHEMA_DRIFT.failure(unreadable.reason());
        };
    }

    private static AccountState seen(Profile profile, boolean accepted) {
        if (!accepted) {
            return AccountState.RENAMED;
        }
        return Boolean.TRUE.equals(profile.isPrivate()) ? AccountState.PRIVATE : AccountState.ACTIVE;
    }

    private static List<RowSlot> picture(Profile profile) {
        String url = profile.profilePicUrl();
        return url == null
                ? List.of()
                : List.of(new RowSlot(
                        profile.igUserId(),
                        new MediaSlot(profile.igUserId(), MediaRole.PROFILE_PICTURE, 0, url, null, null)));
    }

    private static ProfileSaved answer(
            Profile profile, boolean accepted, AccountState state, ProfileSource source, MediaCounts media) {
        return new ProfileSaved(
                accepted,
                state,
                profile.username(),
                Boolean.TRUE.equals(profile.isPrivate()),
                profile.followerCount(),
                profile.mediaCount(),
                profile.hasClips() == null ? source.hasClips() : profile.hasClips(),
                media);
    }
}
