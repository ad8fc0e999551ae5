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
        Figures figures,
        CreatorOrder order,
        boolean ascending) {
    /**
     * Bounds of what is computed or planned; each null bounds nothing.
     *
     * @param minViews mean plays per reel
     * @param minGrowth followers' growth in a week, percent
     * @param activeSince published since then, as far as the last scrape knows
     * @param dueBefore to be refreshed by a schedule before then
     * @param category one of the creator's categories
     */
    public record Figures(
            @Nullable Double minViews,
            @Nullable Double minGrowth,
            @Nullable Instant activeSince,
            @Nullable Instant dueBefore,
            @Nullable String category) {
        public static final Figures ANY = new Figures(null, null, null, null, null);
    }

    /** A filter without bounds of figures. */
    public CreatorFilter(
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
        this(
                names,
                review,
                niche,
                tag,
                refreshTier,
                state,
                paused,
                verified,
                search,
                minFollowers,
                maxFollowers,
                minEngagement,
                staleBefore,
                Figures.ANY,
                order,
                ascending);
    }

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
