package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Records what staff do to runs. Thread-safe. */
public final class RunSteering {
    private final Database database;

    public RunSteering(Database database) {
        this.database = database;
    }

    /**
     * Enters a deed in the audit log.
     *
     * @param action cancel, retry, reset, pause, …
     * @param subject a workflow id, or a run key
     */
    public void record(String action, String subject, Requester by) {
        database.autocommit(statements -> statements.mapper(Deeds.class).record(action, "run", subject, by));
    }

    /**
     * Enters in the audit log that a request joined a run that was under way or waited in the queue.
     *
     * @param runKey the run that serves the request
     * @param added what the request added to the run, its priority included, in words; empty for nothing
     */
    public void recordJoin(String workflowId, @Nullable String runKey, String added, Requester by) {
        database.autocommit(statements -> statements.mapper(Deeds.class).join(workflowId, runKey, added, by));
    }

    /** Enters in the audit log that new work goes to a build of the worker. */
    public void recordPromotion(String build, Requester by) {
        database.autocommit(statements -> statements.mapper(Deeds.class).record("promote", "build", build, by));
    }

    /** Shows the newest run of a workflow as under way again, because its execution goes on from an earlier point. */
    public void reopen(String workflowId) {
        database.autocommit(statements -> statements.mapper(Deeds.class).reopen(workflowId));
    }

    interface Deeds {
        @Insert("""
                insert into creatorflow.audit_log (requester, action, subject_kind, subject, reason)
                values (#{by.name}, #{action}, #{kind}, #{subject}, #{by.reason})""")
        int record(
                @Param("action") String action,
                @Param("kind") String kind,
                @Param("subject") String subject,
                @Param("by") Requester by);

        @Insert("""
                insert into creatorflow.audit_log (requester, action, subject_kind, subject, reason, after)
                values (#{by.name}, 'join', 'run', #{workflowId}, #{by.reason},
                        jsonb_build_object('run_key', #{runKey}::text, 'added', nullif(#{added}, '')))""")
        int join(
                @Param("workflowId") String workflowId,
                @Nullable @Param("runKey") String runKey,
                @Param("added") String added,
                @Param("by") Requester by);

        @Update("""
                update creatorflow.runs
                   set verdict = 'RUNNING', closed_at = null, outcome = null, reason = null, detail = null
                 where run_key = (select run_key from creatorflow.runs where workflow_id = #{workflowId}
                                   order by started_at desc limit 1)""")
        int reopen(@Param("workflowId") String workflowId);
    }
}
