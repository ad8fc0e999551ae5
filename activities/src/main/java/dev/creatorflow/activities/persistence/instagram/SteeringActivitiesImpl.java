package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.instagram.SteeringActivities;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;

/** Writes the audit log of what people did to runs from the Temporal UI. */
public final class SteeringActivitiesImpl implements SteeringActivities {
    private final Database database;

    public SteeringActivitiesImpl(Database database) {
        this.database = database;
    }

    @Override
    public void recordSteering(Steered steered) {
        database.autocommit(statements -> statements.mapper(Deeds.class).record(steered));
    }

    interface Deeds {
        @Insert("""
                insert into creatorflow.audit_log (requester, action, subject_kind, subject, reason, after)
                select #{s.requester}, #{s.action}, 'run', #{s.workflowId}, #{s.reason}, jsonb_build_object('deed', #{s.deed}::text)
                 where not exists (
                    select 1 from creatorflow.audit_log
                     where subject_kind = 'run' and subject = #{s.workflowId} and after ->> 'deed' = #{s.deed})""")
        int record(@Param("s") Steered steered);
    }
}
