package dev.creatorflow.activities.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The rows of {@code creatorflow.raw_responses} once they are stored; {@code budget} stores them. */
interface RawAnswerMapper {
    @Select("""
            select id, provider, run_key, stream, page, subject, cursor_in, cursor_out, http_status, fetched_at,
                   digest, body_bytes, body, archive_key, archive_offset, archive_length
              from creatorflow.raw_responses
             where id = #{id}
            """)
    Optional<RawAnswerRow> read(@Param("id") long id);

    @Update(RawAnswers.CONFIRM)
    int confirm(@Param("rawId") long rawId, @Param("confirmed") Confirmed confirmed);

    /** The oldest answers that can be packed: as many as fit the bytes, and at least one. */
    @Select("""
            with due as (
                select id, row_number() over w as place, sum(octet_length(body)) over w as bytes
                  from creatorflow.raw_responses
                 where provider = #{provider} and subject = #{subject}
                   and archive_key is null and saved_at is not null
                window w as (order by fetched_at, id)
            )
            select r.id, r.provider, r.run_key, r.stream, r.page, r.subject, r.cursor_in, r.cursor_out, r.http_status,
                   r.fetched_at, r.digest, r.body_bytes, r.body, r.archive_key, r.archive_offset, r.archive_length
              from due join creatorflow.raw_responses r using (id)
             where due.place = 1 or (due.bytes <= #{mostBytes} and due.place <= #{mostAnswers})
             order by due.place
            """)
    List<RawAnswerRow> toPack(
            @Param("provider") String provider,
            @Param("subject") String subject,
            @Param("mostBytes") long mostBytes,
            @Param("mostAnswers") int mostAnswers);

    /** Where an equal body of the subject is archived already. */
    @Select("""
            select archive_key as key, archive_offset as from_byte, archive_length as length
              from creatorflow.raw_responses
             where provider = #{provider} and subject = #{subject} and digest = #{digest} and archive_key is not null
             limit 1
            """)
    Optional<ArchivePlace> archived(
            @Param("provider") String provider, @Param("subject") String subject, @Param("digest") String digest);

    @Update("""
            update creatorflow.raw_responses
               set archive_key = #{place.key}, archive_offset = #{place.fromByte}, archive_length = #{place.length},
                   archived_at = clock_timestamp(), body = null
             where id = #{id} and archive_key is null
            """)
    int archive(@Param("id") long id, @Param("place") ArchivePlace place);

    /**
     * Records that the answer's body is in an object which another answer put there, while a row that names the object is held: whoever drops that
     * row then finds this one. 0 where no row names it any more, and the object may be gone.
     */
    @Update("""
            with named as (
                select id from creatorflow.raw_responses
                 where provider = #{row.provider} and subject = #{row.subject} and digest = #{row.digest}
                   and archive_key = #{place.key}
                 limit 1 for key share)
            update creatorflow.raw_responses
               set archive_key = #{place.key}, archive_offset = #{place.fromByte}, archive_length = #{place.length},
                   archived_at = clock_timestamp(), body = null
             where id = #{row.id} and archive_key is null and exists (select 1 from named)
            """)
    int share(@Param("row") RawAnswerRow row, @Param("place") ArchivePlace place);

    /** Subjects with answers that could have been packed for a while. Reddit's stay in rows: what is deleted there has to be taken out of them. */
    @Select("""
            select provider, subject from creatorflow.raw_responses
            where archive_key is null and saved_at is not null and fetched_at < #{before} and provider <> 'reddit'
            group by provider, subject order by min(fetched_at), subject limit #{most}""")
    List<AgedAnswers.Subject> left(@Param("before") Instant before, @Param("most") int most);

    /**
     * Drops the oldest answers from before a time, but for those whose object is just being given to another answer. One object key a row; empty
     * where the body was in the row.
     */
    @Select("""
            with gone as (
                delete from creatorflow.raw_responses where id in (
                    select id from creatorflow.raw_responses where fetched_at < #{before} order by fetched_at limit #{most}
                    for update skip locked)
                returning archive_key
            )
            select coalesce(archive_key, '') from gone""")
    List<String> drop(@Param("before") Instant before, @Param("most") int most);

    @Select("select count(*) from creatorflow.raw_responses where fetched_at < #{before}")
    long old(@Param("before") Instant before);

    @Select("select exists (select from creatorflow.raw_responses where archive_key = #{key})")
    boolean names(@Param("key") String key);
}
