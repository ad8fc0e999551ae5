package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.instagram.LooterMapper;
import dev.creatorflow.activities.instagram.MappedPage;
import dev.creatorflow.activities.instagram.PageContext;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import java.util.function.LongFunction;

/** Writes the rows of a stored page. Thread-safe. */
public final class PageStore {
    private final Database database;
    private final LongFunction<byte[]> bodies;
    private final PageFiles files;
    private final ObservationMonths months;
    private final LooterMapper mapper = new LooterMapper();

    /** @param bodies the uncompressed body of a stored answer, by its key */
    public PageStore(Database database, LongFunction<byte[]> bodies, PageFiles files) {
        this.database = database;
        this.bodies = bodies;
        this.files = files;
        this.months = new ObservationMonths(database);
    }

    /**
     * Maps the page and upserts its media, all in one transaction with the counts it returns. A row the database refuses costs a second
     * attempt, in which every row stands alone; then it is kept in {@code unmapped_items}.
     */
    PageSaved save(SavePage page) {
        PageSource source = database.autocommit(
                statements -> statements.mapper(MediaMapper.class).source(page.rawId(), page.igUserId()));
        if (source == null) {
            throw new IllegalStateException("There is no stored answer " + page.rawId());
        }
        PageSaved confirmed = source.confirmed();
        if (confirmed != null) {
            return confirmed;
        }
        months.ensure(source.fetchedAt());
        MappedPage mapped = mapper.mapPage(
                page.stream(),
                bodies.apply(page.rawId()),
                new PageContext(page.igUserId(), source.hidesCounts(), source.fetchedAt()));
        try {
            return write(new PageWriter(page, source, mapped, files, false));
        } catch (RefusedRowException e) {
            return write(new PageWriter(page, source, mapped, files, true));
        }
    }

    private PageSaved write(PageWriter writer) {
        return database.transaction(writer::write);
    }
}
