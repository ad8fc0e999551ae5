package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.drift.DriftWatch;
import dev.creatorflow.activities.instagram.LooterMapper;
import dev.creatorflow.activities.instagram.MappedPage;
import dev.creatorflow.activities.instagram.PageContext;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
     * Maps the page and upserts its media, all in one transaction with the counts it returns: two round trips where everything of it is known.
     * A row the database refuses costs a second attempt, in which every row stands alone; then it is kept in {@code unmapped_items}.
     */
    PageSaved save(SavePage page) {
        drift.prepare();
        PageSource source = source(page);
        PageSaved confirmed = source.confirmed();
        if (confirmed != null) {
            return confirmed;
        }
        Instant at = source.fetchedAt();
        MappedPage mapped = mapper.mapPage(
                page.stream(),
                answers.body(page.rawId(), source.body()),
                new PageContext(page.igUserId(), source.hidesCounts(), at));
        PageWriter writer = new PageWriter(page, source, drift.publishable(page.stream(), mapped, at), files);
        PageSaved saved = maybeKnown(source, mapped) ? writeKnown(writer, at) : null;
        saved = saved == null ? write(page, writer, at) : saved;
        if (saved == null) {
            return Objects.requireNonNull(source(page).confirmed());
        }
        months.committed(at);
        // Here, so that an answer counts once: whoever finds it saved does not come this far.
        drift.count(page.stream(), mapped.drift(), at);
        return saved;
    }

    private PageSource source(SavePage page) {
        return database.autocommit(
                statements -> statements.mapper(MediaMapper.class).source(page.rawId(), page.igUserId()));
    }

    /** A guess, which saves a vain attempt: until a walk has come to its end, the stream's media are new. */
    private static boolean maybeKnown(PageSource source, MappedPage mapped) {
        return source.covered() != null && mapped.rejected().isEmpty();
    }

    private @Nullable PageSaved writeKnown(PageWriter writer, Instant at) {
        try {
            return database.autocommit(statements -> {
                months.ensure(statements.mapper(MediaMapper.class), at);
                return writer.writeKnown(statements);
            });
        } catch (RuntimeException failure) {
            if (RefusedRowException.of(failure) == null) {
                throw failure;
            }
            return null;
        }
    }

    /** @return null where the page was confirmed meanwhile */
    private @Nullable PageSaved write(SavePage page, PageWriter writer, Instant at) {
        try {
            return database.transaction(statements -> write(statements, page, writer, at, false));
        } catch (RefusedRowException e) {
            return database.transaction(statements -> write(statements, page, writer, at, true));
        }
    }

    private @Nullable PageSaved write(
            Statements statements, SavePage page, PageWriter writer, Instant at, boolean rowByRow) {
        MediaMapper media = statements.mapper(MediaMapper.class);
        if (media.lockConfirmed(page.rawId())) {
            return null;
        }
        months.ensure(media, at);
        return writer.write(statements, rowByRow);
    }
}
