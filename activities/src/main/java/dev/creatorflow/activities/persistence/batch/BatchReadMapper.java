package dev.creatorflow.activities.persistence.batch;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of {@link BatchReads}. */
interface BatchReadMapper {
    String COLUMNS = """
            select batch, kind, platform, name, slot_at, requester, selection, verdict, outcome, reason, detail, planned_low,
                   planned_high, due, waiting, in_flight, done, calls, created_at, opened_at, closed_at, summary::text as summary
            from creatorflow.batches
            """;

    @Select("<script>" + COLUMNS + """
            <where>
                <if test="f.kind != null">and kind = #{f.kind}</if>
                <if test="f.name != null">and name = #{f.name}</if>
                <if test="f.since != null">and coalesce(slot_at, created_at) &gt;= #{f.since}</if>
            </where>
            order by coalesce(slot_at, created_at) desc, batch limit #{limit}
            </script>""")
    List<BatchLine> list(@Param("f") BatchFilter filter, @Param("limit") int limit);

    @Select(COLUMNS + " where batch = #{batch}")
    @Nullable BatchLine find(@Param("batch") String batch);
}
