package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.archive.RawAnswer;
import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.instagram.LooterMapper;
import dev.creatorflow.activities.instagram.MappedPage;
import dev.creatorflow.activities.instagram.PageContext;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;

/** Writes the rows of a stored page. Thread-safe. */
public final class PageStore {
    private final Database database;
    private final RawAnswers answers;
    private final PageFiles files;
    private final ObservationMonths months;
    private final LooterMapper mapper = new LooterMapper();

    public PageStore(Database database, RawAnswers answers, PageFiles files) {
        this.database = database;
        this.answers = answers;
        this.files = files;
        this.months = new ObservationMonths(database);
    }

    /**
     * Maps the page and upserts its media, all in one transaction with the counts it returns. A row the database refuses costs a second
     * attempt, in which every row stands alone; then it is kept in {@code unmapped_items}.
     */
    PageSaved save(SavePage page) {
        RawAnswer answer = answers.read(page.rawId());
        months.ensure(answer.fetchedAt());
        try {
            return database.transaction(statements -> write(statements, page, answer, false));
        } catch (RefusedRowException e) {
            return database.transaction(statements -> write(statements, page, answer, true));
        }
    }

    private PageSaved write(Statements statements, SavePage page, RawAnswer answer, boolean rowByRow) {
        PageSource source = statements.mapper(MediaMapper.class).source(page.rawId(), page.igUserId());
        PageSaved confirmed = source.confirmed();
        if (confirmed != null) {
            return confirmed;
        }
        MappedPage mapped = mapper.mapPage(
                page.stream(),
                answer.body(),
                new PageContext(page.igUserId(), source.hidesCounts(), source.fetchedAt()));
        return new PageWriter(page, source, mapped, files, rowByRow).write(statements);
    }
}
