package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.drift.DriftWatch;
import dev.creatorflow.activities.instagram.Drift;
import dev.creatorflow.activities.instagram.LooterMapper;
import dev.creatorflow.activities.instagram.MappedPage;
import dev.creatorflow.activities.instagram.PageContext;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import java.time.Instant;

/** Writes the rows of a stored page. Thread-safe. */
public final class PageStore {
    private final Database database;
    private final RawAnswers answers;
    private final PageFiles files;
    private final DriftWatch drift;
    private final ObservationMonths months = new ObservationMonths();
    private final LooterMapper mapper = new LooterMapper();

    public PageStore(Database database, RawAnswers answers, PageFiles files, DriftWatch drift) {
        this.database = database;
        this.answers = answers;
        this.files = files;
        this.drift = drift;
    }

    /**
     * Maps the page and upserts its media, all in one transaction with the counts it returns. A row the database refuses costs a second
     * attempt, in which every row stands alone; then it is kept in {@code unmapped_items}.
     */
    PageSaved save(SavePage page) {
        drift.prepare();
        Written written;
        try {
            written = database.transaction(statements -> write(statements, page, false));
        } catch (RefusedRowException e) {
            written = database.transaction(statements -> write(statements, page, true));
        }
        months.committed(written.at());
        drift.count(page.stream(), written.drift(), written.at());
        return written.saved();
    }

    /** @param drift none where the page was saved before, so that an answer counts once */
    private record Written(PageSaved saved, Instant at, Drift drift) {}

    private Written write(Statements statements, SavePage page, boolean rowByRow) {
        MediaMapper media = statements.mapper(MediaMapper.class);
        PageSource source = media.source(page.rawId(), page.igUserId());
        Instant at = source.fetchedAt();
        PageSaved confirmed = source.confirmed();
        if (confirmed != null) {
            return new Written(confirmed, at, Drift.NONE);
        }
        MappedPage mapped = mapper.mapPage(
                page.stream(),
                answers.body(page.rawId(), source.body()),
                new PageContext(page.igUserId(), source.hidesCounts(), at));
        months.ensure(media, at);
        MappedPage publishable = drift.publishable(page.stream(), mapped, at);
        return new Written(
                new PageWriter(page, source, publishable, files, rowByRow).write(statements), at, mapped.drift());
    }
}
