package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.workflows.instagram.AccountState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which creators are meant, and in what order. Every part that is not null narrows.
 *
 * @param names handles (with or without {@code @}, any case) or ids; empty means every creator
 * @param niche exact; the empty text means "without a niche"
 * @param search part of the handle, the name or the biography, any case
 * @param minEngagement percent
 * @param staleBefore last scraped before then, or never
 */
public record CreatorFilter(
        List<String> names,
        @Nullable Review review,
        @Nullable String niche,
        @Nullable String tag,
        @Nullable String refreshTier,
        @Nullable AccountState state,
        @Nullable Boolean paused,
        @Nullable Boolean verified,
        @Nullable String search,
        @Nullable Long minFollowers,
        @Nullable Long maxFollowers,
        @Nullable Double minEngagement,
        @Nullable Instant staleBefore,
        CreatorOrder order,
        boolean ascending) {
    /** Every creator, most followers first. */
    public static final CreatorFilter ALL = named(List.of());

    public CreatorFilter {
        names = names.stream().map(Handles::plain).toList();
    }

    /** The creators of these names, most followers first. */
    public static CreatorFilter named(List<String> names) {
        return new CreatorFilter(
                names,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                CreatorOrder.FOLLOWERS,
                false);
    }

    /** The creators of this review, most followers first. */
    public static CreatorFilter reviewed(Review review) {
        return new CreatorFilter(
                List.of(),
                review,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                CreatorOrder.FOLLOWERS,
                false);
    }
}
