package dev.creatorflow.worker;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.DatabaseAddress;
import dev.creatorflow.activities.persistence.DatabaseHealth;
import dev.creatorflow.activities.settings.DatabaseUrl;
import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.activities.temporal.TemporalConnection;
import dev.creatorflow.activities.temporal.TemporalUnavailableException;

/**
 * What must stand before the worker takes work: database with its schema, Temporal, the provider's key. The object store is not among them:
 * rows go on without it.
 */
final class Preflight {
    private final Settings settings;

    Preflight(Settings settings) {
        this.settings = settings;
    }

    /**
     * Looks at everything and changes nothing: a worker never alters a schema it finds.
     *
     * @throws UnreachableException with what is wrong and what to do
     */
    void check() {
        settings.instagram().requireKey();
        checkDatabase();
        checkTemporal();
    }

    private void checkDatabase() {
        DatabaseUrl url = settings.database().requireUrl();
        try (Database database = Database.open(DatabaseAddress.of(settings.database()))) {
            DatabaseHealth.Report report = new DatabaseHealth(database, url.address()).check();
            if (!report.ok()) {
                throw new UnreachableException(report.sentence() + " " + report.remedy());
            }
        }
    }

    private void checkTemporal() {
        try (TemporalConnection connection = TemporalConnection.open(settings.temporal())) {
            connection.check();
        } catch (TemporalUnavailableException e) {
            throw new UnreachableException(String.valueOf(e.getMessage()), e);
        }
    }
}
