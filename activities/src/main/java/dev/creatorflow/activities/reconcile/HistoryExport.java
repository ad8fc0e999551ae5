package dev.creatorflow.activities.reconcile;

import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.reconcile.Executions.Ended;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the histories of executions that ended badly to the archive bucket, once each, as
 * {@code histories/<type>/<workflow id, encoded>/<run id>.json.gz}: what {@code runs replay} reads after unpacking.
 */
final class HistoryExport {
    /** Visibility may lag behind the close of an execution. */
    private static final Duration LAG = Duration.ofHours(1);

    private final Database database;
    private final Executions executions;
    private final @Nullable ObjectStore archive;
    private final Duration retention;

    /**
     * @param archive null where object storage is switched off: nothing is kept then
     * @param retention how long Temporal keeps closed executions
     */
    HistoryExport(Database database, Executions executions, @Nullable ObjectStore archive, Duration retention) {
        this.database = database;
        this.executions = executions;
        this.archive = archive;
        this.retention = retention;
    }

    int run(Instant now, Runnable beat) {
        ObjectStore store = archive;
        if (store == null) {
            return 0;
        }
        Instant known = database.autocommit(
                statements -> statements.mapper(ReconcileMapper.class).exportedUntil());
        Instant since = known == null ? now.minus(retention) : known.minus(LAG);
        int written = 0;
        Iterator<Ended> ended = executions.failedSince(since).iterator();
        while (ended.hasNext()) {
            Ended execution = ended.next();
            String key = key(execution);
            if (store.head(key).isEmpty()) {
                store.put(key, packed(executions.history(execution)), "application/gzip");
                written++;
            }
            beat.run();
        }
        database.autocommit(
                statements -> statements.mapper(ReconcileMapper.class).exported(now));
        return written;
    }

    static String key(Ended execution) {
        return "histories/" + execution.type() + "/"
                + URLEncoder.encode(execution.workflowId(), StandardCharsets.UTF_8) + "/" + execution.runId()
                + ".json.gz";
    }

    private static byte[] packed(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
