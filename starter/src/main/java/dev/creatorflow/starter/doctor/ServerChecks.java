package dev.creatorflow.starter.doctor;

import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.objectstore.S3Stores;
import dev.creatorflow.activities.objectstore.StoreException;
import dev.creatorflow.activities.objectstore.StoreProblem;
import dev.creatorflow.activities.persistence.DatabaseHealth;
import dev.creatorflow.activities.persistence.ExposedTables;
import dev.creatorflow.activities.persistence.ExposedTables.Exposed;
import dev.creatorflow.activities.persistence.staff.DriftStaff;
import dev.creatorflow.activities.settings.DatabaseUrl;
import dev.creatorflow.activities.settings.MissingSettingException;
import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.activities.settings.StorageSettings;
import dev.creatorflow.activities.temporal.SearchAttributeRegistration;
import dev.creatorflow.activities.temporal.TemporalConnection;
import dev.creatorflow.activities.temporal.TemporalUnavailableException;
import dev.creatorflow.starter.connection.Connections;
import dev.creatorflow.starter.connection.WorkerPresence;
import dev.creatorflow.workflows.contract.TaskQueues;
import io.temporal.api.enums.v1.TaskQueueType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The servers: database, Temporal, workers, object store. */
final class ServerChecks {

    private static final String DATABASE = "database";
    private static final String EXPOSED = "public tables";
    private static final String TEMPORAL = "temporal";
    private static final String STORE = "object store";

    private final Connections connections;

    ServerChecks(Connections connections) {
        this.connections = connections;
    }

    Finding database() {
        DatabaseUrl url;
        try {
            url = connections.settings().database().requireUrl();
        } catch (MissingSettingException e) {
            return Finding.unreachable(DATABASE, "DATABASE_URL is not set.", String.valueOf(e.getMessage()));
        }
        DatabaseHealth.Report report = new DatabaseHealth(connections.database(), url.address()).check();
        String remedy = report.remedy();
        if (remedy == null) {
            return Finding.ok(DATABASE, report.sentence());
        }
        return report.reachable()
                ? Finding.failed(DATABASE, report.sentence(), remedy)
                : Finding.unreachable(DATABASE, report.sentence(), remedy);
    }

    /** Tables a public API over the database shows to whoever knows its address; nothing where the database cannot be asked. */
    List<Finding> exposed() {
        List<Exposed> exposed;
        try {
            if (connections.settings().database().url() == null) {
                return List.of();
            }
            exposed = new ExposedTables(connections.database().dataSource()).find();
        } catch (SQLException e) {
            return List.of();
        }
        if (exposed.isEmpty()) {
            return List.of(Finding.ok(EXPOSED, "No table can be read by anon, authenticated or public."));
        }
        return exposed.stream().map(ServerChecks::shown).toList();
    }

    private static Finding shown(Exposed table) {
        String how = table.derived() ? " (a view)" : table.secured() ? " (a policy lets rows through)" : "";
        return Finding.warning(
                EXPOSED,
                table.relation() + how + " can be read by " + table.role() + ".",
                "Where no screen needs it: " + table.remedy());
    }

    /** Fields that are not published at present; nothing where the database cannot say. */
    List<Finding> drift() {
        try {
            List<DriftStaff.Held> held = new DriftStaff(connections.database(), connections.clock()).held();
            if (held.isEmpty()) {
                return List.of(Finding.ok("answers", "No field is held back."));
            }
            return held.stream()
                    .map(field -> Finding.warning(
                            "answers",
                            "Held back since " + field.since() + ": " + field.sentence(),
                            "Look at newer values in the answers; ./creatorflow drift accept " + field.endpoint() + " "
                                    + field.field() + " --reason … publishes them."))
                    .toList();
        } catch (RuntimeException e) {
            // The check of the database has told why it cannot be asked.
            return List.of();
        }
    }

    List<Finding> temporal() {
        List<Finding> findings = new ArrayList<>();
        try (TemporalConnection temporal = connections.openTemporal()) {
            temporal.check();
            findings.add(Finding.ok(TEMPORAL, "Temporal answers at " + temporal.address() + "."));
            List<String> missing = new SearchAttributeRegistration(temporal).missing();
            findings.add(
                    missing.isEmpty()
                            ? Finding.ok("search attributes", "All are registered.")
                            : Finding.warning(
                                    "search attributes",
                                    "Not registered yet: " + String.join(", ", missing) + ".",
                                    "Nothing to do: a worker or the first scrape registers them."));
            findings.add(workers(temporal));
        } catch (MissingSettingException e) {
            findings.add(Finding.unreachable(TEMPORAL, "TEMPORAL_ADDRESS is not set.", String.valueOf(e.getMessage())));
        } catch (TemporalUnavailableException e) {
            findings.add(Finding.unreachable(
                    TEMPORAL,
                    String.valueOf(e.getMessage()),
                    "Start the local platform with ./creatorflow up, or correct the TEMPORAL settings."));
        }
        return findings;
    }

    private Finding workers(TemporalConnection temporal) {
        OptionalInt workers = WorkerPresence.pollers(
                temporal,
                connections.settings().temporal(),
                TaskQueues.PIPELINE,
                TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW);
        if (workers.isEmpty()) {
            return Finding.warning("worker", "The server does not say who works.", "Nothing to do.");
        }
        return workers.getAsInt() > 0
                ? Finding.ok("worker", "A worker asks for work.")
                : Finding.warning(
                        "worker",
                        "No worker has asked for work lately.",
                        "Start one: ./creatorflow worker (./creatorflow up has one).");
    }

    List<Finding> store() {
        Settings settings = connections.settings();
        StorageSettings storage = settings.storage();
        if (!storage.enabled()) {
            return List.of(Finding.warning(
                    STORE,
                    "No store: media and the archive are left out, rows are complete all the same.",
                    "Set R2_ENDPOINT or R2_ACCOUNT_ID (and ENABLE_R2_STORAGE=true) to keep media."));
        }
        try (S3Stores stores = S3Stores.open(storage, 1)) {
            List<Finding> findings = new ArrayList<>();
            stores.media().ifPresent(bucket -> findings.add(probe("media bucket", bucket)));
            stores.archive().ifPresent(bucket -> findings.add(probe("archive bucket", bucket)));
            return findings;
        } catch (MissingSettingException e) {
            return List.of(Finding.failed(STORE, e.key() + " is not set.", String.valueOf(e.getMessage())));
        }
    }

    private static Finding probe(String check, ObjectStore bucket) {
        try {
            bucket.probe();
            return Finding.ok(check, "The store " + bucket.where() + " can be used.");
        } catch (StoreException e) {
            String detail = String.valueOf(e.getMessage());
            return e.problem() == StoreProblem.UNREACHABLE
                    ? Finding.unreachable(check, detail, e.problem().remedy())
                    : Finding.failed(check, detail, e.problem().remedy());
        }
    }
}
