package dev.creatorflow.activities.notify;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The outbox; for use inside the transaction of what is told about. */
public interface NoticeMapper {
    @Insert("""
            insert into creatorflow.notices (kind, subject, sentence, command)
            values (#{kind}, #{subject}, #{sentence}, #{command})""")
    int add(
            @Param("kind") String kind,
            @Param("subject") String subject,
            @Param("sentence") String sentence,
            @Param("command") @Nullable String command);

    /** Older ones are no news any more. */
    @Select("""
            select n.id, n.happened_at, n.kind, n.subject, n.sentence, n.command, b.summary::text as summary
            from creatorflow.notices n left join creatorflow.batches b on n.kind = 'SUMMARY' and b.batch = n.subject
            where n.sent_at is null and n.given_up_at is null and n.happened_at > clock_timestamp() - interval '1 day'
            order by n.id limit #{most}""")
    List<Notice> pending(@Param("most") int most);

    @Update("update creatorflow.notices set sent_at = clock_timestamp(), attempts = attempts + 1 where id = #{id}")
    int sent(@Param("id") long id);

    /** Notes a failed attempt; after the last one the notice is given up. */
    @Select(affectData = true, value = """
            update creatorflow.notices
               set attempts = attempts + 1, last_error = left(#{error}, 300),
                   given_up_at = case when attempts + 1 >= #{most} then clock_timestamp() end
             where id = #{id}
            returning given_up_at is not null""")
    boolean failed(@Param("id") long id, @Param("error") String error, @Param("most") int most);

    @Select("""
            select count(*) from creatorflow.notices
            where sent_at is null and given_up_at is null and happened_at > clock_timestamp() - interval '1 day'""")
    int left();
}
