package dev.creatorflow.activities.budget;

import dev.creatorflow.workflows.instagram.ApiCalls;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Counts of the ledger, for use inside another transaction. */
public interface CallCounts {
    /** What {@link #ofRun} asks, for use inside another statement. */
    String OF_RUN = """
            select count(*) as total,
                   count(*) filter (where outcome = 'SUCCEEDED') as succeeded,
                   count(*) filter (where outcome in ('FAILED', 'CANCELLED')) as failed
              from creatorflow.api_calls
             where run_key = #{runKey} and outcome is distinct from 'NOT_SENT'""";

    /**
     * The requests a run sent. A call whose end is not known is in the total only; one that was given back unsent is in none.
     */
    @Select(OF_RUN)
    ApiCalls ofRun(@Param("runKey") String runKey);
}
