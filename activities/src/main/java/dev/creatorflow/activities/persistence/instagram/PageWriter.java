package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.archive.Confirmed;
import dev.creatorflow.activities.archive.PageReach;
import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.instagram.MappedPage;
import dev.creatorflow.activities.instagram.RejectedItem;
import dev.creatorflow.activities.media.FileList;
import dev.creatorflow.activities.media.MediaOwner;
import dev.creatorflow.activities.media.RowSlot;
import dev.creatorflow.activities.persistence.JsonRows;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.activities.persistence.instagram.MediaMapper.Stored;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.StreamCounts;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ways to write one page. */
final class PageWriter {
    private final SavePage page;
    private final PageSource source;
    private final MappedPage mapped;
    private final PageFiles files;
    private final MediaRows rows;

    PageWriter(SavePage page, PageSource source, MappedPage mapped, PageFiles files) {
        this.page = page;
        this.source = source;
        this.mapped = mapped;
        this.files = files;
        this.rows = new MediaRows(page.stream(), source.followers());
    }

    /**
     * Writes a page that may be known as a whole, in one round trip that is its own transaction.
     *
     * @return null where it is not known as a whole, or was confirmed before: then nothing is written
     */
    @Nullable PageSaved writeKnown(Statements statements) {
        Map<String, MediaItem> items = eachOnce(mapped.items());
        List<Stored> known = items.keySet().stream()
                .map(mediaPk -> new Stored(mediaPk, false, false, true))
                .toList();
        FileList list = files.list(owner(), page.media() ? slots(items.values()) : List.of());
        if (!files.maybeSettled(list)) {
            return null;
        }
        MediaCounts stored = new MediaCounts(0, list.different());
        PageReach reach = reach(items, known);
        PageSaved saved = saved(items, known, 0, stored, reach);
        KnownPage assumed = new KnownPage(
                page,
                source.fetchedAt(),
                source.runStart(),
                rows.json(items.values()),
                list,
                CreditRows.json(page.igUserId(), items.values()),
                confirmed(saved, reach));
        MediaMapper media = statements.mapper(MediaMapper.class);
        List<List<Integer>> figures =
                page.stream() == Stream.REELS ? media.saveKnownReels(assumed) : media.saveKnownPosts(assumed);
        return figures.getLast().getFirst() == 0 ? null : saved;
    }

    /**
     * Writes any page, inside a transaction.
     *
     * @param rowByRow every row stands alone, and one that is refused costs itself only
     */
    PageSaved write(Statements statements, boolean rowByRow) {
        MediaMapper media = statements.mapper(MediaMapper.class);
        Map<String, MediaItem> items = eachOnce(mapped.items());
        List<RejectedItem> rejected = new ArrayList<>(mapped.rejected());
        List<Stored> stored =
                rowByRow ? storeEach(statements, media, items, rejected) : storeAll(media, items.values());
        items.keySet().retainAll(stored.stream().map(Stored::mediaPk).toList());
        String credits = CreditRows.json(page.igUserId(), items.values());
        if (credits != null) {
            media.credit(credits, source.fetchedAt());
        }
        if (!rejected.isEmpty()) {
            media.reject(json(rejected), page, source.fetchedAt());
        }
        MediaCounts counts = register(statements, items.values());
        PageReach reach = reach(items, stored);
        PageSaved saved = saved(items, stored, rejected.size(), counts, reach);
        RawAnswers.confirm(statements, page.rawId(), confirmed(saved, reach));
        return saved;
    }

    private static Confirmed confirmed(PageSaved saved, PageReach reach) {
        return new Confirmed(saved.counts(), saved.media(), saved.unpinned(), saved.known(), reach);
    }

    /** A medium that a page lists twice is one row: its first entry, which is the pinned one where one is. */
    private static Map<String, MediaItem> eachOnce(List<MediaItem> items) {
        Map<String, MediaItem> unique = new LinkedHashMap<>();
        items.forEach(item -> unique.putIfAbsent(item.mediaPk(), item));
        return unique;
    }

    private List<Stored> storeAll(MediaMapper media, Collection<MediaItem> items) {
        try {
            return store(media, items);
        } catch (RuntimeException failure) {
            RefusedRowException refused = RefusedRowException.of(failure);
            throw refused == null ? failure : refused;
        }
    }

    private List<Stored> storeEach(
            Statements statements, MediaMapper media, Map<String, MediaItem> items, List<RejectedItem> rejected) {
        List<Stored> stored = new ArrayList<>();
        for (MediaItem item : items.values()) {
            try {
                stored.addAll(statements.savepoint(() -> store(media, List.of(item))));
            } catch (RuntimeException failure) {
                RefusedRowException refused = RefusedRowException.of(failure);
                if (refused == null) {
                    throw failure;
                }
                rejected.add(new RejectedItem(index(item), item.mediaPk(), refused.sentence(), ""));
            }
        }
        return stored;
    }

    private List<Stored> store(MediaMapper media, Collection<MediaItem> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        String json = rows.json(items);
        return page.stream() == Stream.REELS
                ? media.saveReels(json, page, source.fetchedAt(), source.runStart())
                : media.savePosts(json, page, source.fetchedAt(), source.runStart());
    }

    /** The item's place in the page: mapped items are in the page's order, without the rejected ones. */
    private int index(MediaItem item) {
        int index = mapped.items().indexOf(item);
        for (RejectedItem before : mapped.rejected()) {
            if (before.index() <= index) {
                index++;
            }
        }
        return index;
    }

    private MediaCounts register(Statements statements, Collection<MediaItem> items) {
        return page.media() ? files.register(statements, owner(), page.igUserId(), slots(items)) : MediaCounts.NONE;
    }

    private MediaOwner owner() {
        return page.stream() == Stream.REELS ? MediaOwner.INSTAGRAM_REELS : MediaOwner.INSTAGRAM_POSTS;
    }

    private static List<RowSlot> slots(Collection<MediaItem> items) {
        return items.stream()
                .flatMap(item ->
                        item.slots().stream().map(slot -> new RowSlot(item.mediaPk(), slot, item.slidesWhole())))
                .toList();
    }

    private PageReach reach(Map<String, MediaItem> items, List<Stored> stored) {
        Set<String> knownBefore =
                stored.stream().filter(Stored::known).map(Stored::mediaPk).collect(Collectors.toSet());
        return ReachRule.of(page.page(), List.copyOf(items.values()), knownBefore, CoveredRanges.of(source.covered()));
    }

    private static PageSaved saved(
            Map<String, MediaItem> items, List<Stored> stored, int rejected, MediaCounts media, PageReach reach) {
        int added = 0;
        int existing = 0;
        int unpinned = 0;
        int known = 0;
        for (Stored row : stored) {
            MediaItem item = items.get(row.mediaPk());
            added += row.added() ? 1 : 0;
            existing += !row.added() && !row.repeated() ? 1 : 0;
            if (item != null && !item.pinned()) {
                unpinned++;
                known += row.known() ? 1 : 0;
            }
        }
        return new PageSaved(
                new StreamCounts(1, added + existing, added, existing, rejected),
                media,
                unpinned,
                known,
                reach.coveredTail(),
                reach.coveredItems());
    }

    private static String json(List<RejectedItem> rejected) {
        JsonRows rows = new JsonRows();
        for (RejectedItem item : rejected) {
            rows.add()
                    .put("item_index", item.index())
                    .put("media_pk", item.mediaPk())
                    .put("reason", item.reason())
                    .put("item", item.snippet().isEmpty() ? null : item.snippet());
        }
        return rows.text();
    }
}
