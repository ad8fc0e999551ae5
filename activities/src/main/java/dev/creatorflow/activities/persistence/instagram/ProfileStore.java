package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.instagram.LooterMapper;
import dev.creatorflow.activities.instagram.ProfileLookup;
import dev.creatorflow.activities.media.MediaOwner;
import dev.creatorflow.activities.media.RowSlot;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.activities.persistence.instagram.ProfileMapper.Step;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.AccountState;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ProfileSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveMissing;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveProfile;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import dev.creatorflow.workflows.instagram.model.Profile;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Writes creators, their handles, follower history and account states. Thread-safe. */
public final class ProfileStore {
    private final Database database;
    private final LongFunction<byte[]> bodies;
    private final PageFiles files;
    private final LooterMapper mapper = new LooterMapper();

    /** @param bodies the uncompressed body of a stored answer, by its key */
    public ProfileStore(Database database, LongFunction<byte[]> bodies, PageFiles files) {
        this.database = database;
        this.bodies = bodies;
        this.files = files;
    }

    ProfileSaved save(SaveProfile request) {
        ProfileSource source = source(request.rawId(), request.igUserId());
        Profile profile = profile(request.rawId());
        boolean accepted = profile.igUserId().equals(request.igUserId());
        if (source.confirmed()) {
            AccountState state = source.state() == null ? AccountState.UNKNOWN : source.state();
            return answer(profile, accepted, state, source.media());
        }
        Step step = new Step(request.runKey(), request.igUserId(), request.rawId(), source.fetchedAt());
        AccountStanding after = AccountStanding.after(source.standing(), seen(profile, accepted), source.fetchedAt());
        MediaCounts media = database.transaction(statements ->
                write(statements, accepted ? profile : null, source.holder(), step, after, request.media()));
        return answer(profile, accepted, after.state(), media);
    }

    /** Only the sighting is written, and only for an account that is stored. */
    void saveMissing(SaveMissing request) {
        String igUserId = request.igUserId() != null
                ? request.igUserId()
                : database.autocommit(
                        statements -> statements.mapper(ProfileMapper.class).holderOf(request.username()));
        ProfileSource source = source(request.rawId(), igUserId);
        if (source.confirmed()) {
            return;
        }
        database.transaction(statements -> {
            ProfileMapper profiles = statements.mapper(ProfileMapper.class);
            if (igUserId != null) {
                Step step = new Step(request.runKey(), igUserId, request.rawId(), source.fetchedAt());
                profiles.see(AccountStanding.after(source.standing(), AccountState.MISSING, source.fetchedAt()), step);
            }
            return profiles.confirm(request.rawId(), 0, 0, MediaCounts.NONE);
        });
    }

    private ProfileSource source(long rawId, @Nullable String igUserId) {
        ProfileSource source = database.autocommit(
                statements -> statements.mapper(ProfileMapper.class).source(rawId, igUserId));
        if (source == null) {
            throw new IllegalStateException("There is no stored answer " + rawId);
        }
        return source;
    }

    private Profile profile(long rawId) {
        return switch (mapper.mapProfile(bodies.apply(rawId))) {
            case ProfileLookup.Found found -> found.profile();
            case ProfileLookup.NotFound none ->
                throw FailureType.SCHEMA_DRIFT.failure(
                        "Stored answer " + rawId + " knows no account; it was taken for a profile.");
            case ProfileLookup.Unreadable unreadable -> throw FailureType.SCHEMA_DRIFT.failure(unreadable.reason());
        };
    }

    private static AccountState seen(Profile profile, boolean accepted) {
        if (!accepted) {
            return AccountState.RENAMED;
        }
        return Boolean.TRUE.equals(profile.isPrivate()) ? AccountState.PRIVATE : AccountState.ACTIVE;
    }

    /** @param profile null where the answer is about another account than the creator's: then only the sighting is written */
    private MediaCounts write(
            Statements statements,
            @Nullable Profile profile,
            @Nullable String holder,
            Step step,
            AccountStanding after,
            boolean media) {
        ProfileMapper profiles = statements.mapper(ProfileMapper.class);
        profiles.see(after, step);
        if (profile == null) {
            profiles.confirm(step.rawId(), 0, 0, MediaCounts.NONE);
            return MediaCounts.NONE;
        }
        if (holder != null) {
            profiles.releaseHandle(holder, step.at());
        }
        int added = profiles.save(ProfileRow.json(profile), step);
        MediaCounts counts = media ? registerPicture(statements, profile) : MediaCounts.NONE;
        profiles.confirm(step.rawId(), 1, added, counts);
        return counts;
    }

    private MediaCounts registerPicture(Statements statements, Profile profile) {
        String url = profile.profilePicUrl();
        if (url == null) {
            return MediaCounts.NONE;
        }
        MediaSlot picture = new MediaSlot(profile.igUserId(), MediaRole.PROFILE_PICTURE, 0, url, null, null);
        return files.register(
                statements,
                MediaOwner.INSTAGRAM_CREATORS,
                profile.igUserId(),
                List.of(new RowSlot(profile.igUserId(), picture)));
    }

    private static ProfileSaved answer(Profile profile, boolean accepted, AccountState state, MediaCounts media) {
        return new ProfileSaved(
                accepted,
                state,
                profile.username(),
                Boolean.TRUE.equals(profile.isPrivate()),
                profile.followerCount(),
                profile.mediaCount(),
                media);
    }
}
