package dev.creatorflow.infra.simulator.population;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account, fixed for a seed.
 *
 * @param id the numeric user id as text, eleven digits
 * @param handles in the order they were held; the first one since the beginning of time
 * @param pageLinks links of the profile, first one also the external URL unless {@code hidesExternalUrl}
 * @param stateChange when a GOES_* account changes its state; null for all others
 * @param likeRate likes of a typical medium as a fraction of the followers
 * @param pictureChange when the profile picture was replaced
 */
public record Creator(
        int index,
        String id,
        Kind kind,
        String fullName,
        List<Handle> handles,
        Audience audience,
        Rhythm rhythm,
        double likeRate,
        String biography,
        @Nullable String category,
        List<String> pageLinks,
        boolean hidesExternalUrl,
        Instant pictureChange,
        @Nullable Instant stateChange) {

    /** The handle held at an instant. */
    public String handleAt(Instant at) {
        String held = handles.getFirst().name();
        for (Handle handle : handles) {
            if (!handle.since().isAfter(at)) {
                held = handle.name();
            }
        }
        return held;
    }

    /** Whether the account answers, and to whom, at an instant. */
    public AccountState stateAt(Instant at) {
        boolean changed = stateChange != null && !stateChange.isAfter(at);
        return switch (kind) {
            case PRIVATE -> AccountState.PRIVATE;
            case MISSING -> AccountState.MISSING;
            case GOES_PRIVATE -> changed ? AccountState.PRIVATE : AccountState.ACTIVE;
            case GOES_MISSING -> changed ? AccountState.MISSING : AccountState.ACTIVE;
            default -> AccountState.ACTIVE;
        };
    }

    /** Which of the account's profile pictures is shown: 0, later 1. */
    public int pictureAt(Instant at) {
        return pictureChange.isAfter(at) ? 0 : 1;
    }

    public boolean verified() {
        return kind == Kind.VERIFIED || kind == Kind.LARGE;
    }

    public boolean business() {
        return kind == Kind.BUSINESS;
    }

    /** Any account with a category counts as professional. */
    public boolean professional() {
        return category != null;
    }
}
