package dev.creatorflow.activities.tagging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of {@link TagActivitiesImpl}. */
interface TagMapper {
    /** Rules are an array; rows of the former system may hold them as one text. */
    @Select("""
            select s.name, s.title, s.public_description, s.description, s.review,
                   case jsonb_typeof(s.rules_data)
                       when 'array' then (
                           select string_agg(concat_ws(': ', rule ->> 'short_name', rule ->> 'description'), E'\\n' order by place)
                           from jsonb_array_elements(s.rules_data) with ordinality as listed (rule, place))
                       when 'string' then s.rules_data #>> '{}' end as rules,
                   coalesce(s.tags, '[]') not in ('[]'::jsonb, 'null'::jsonb) as tagged,
                   exists (select from creatorflow.tag_proposals p
                           where p.subreddit = lower(s.name) and p.decision is null and cardinality(p.tags) > 0) as waiting
              from public.reddit_subreddits s
             where lower(s.name) = lower(#{name}) and not s.superseded
            """)
    Optional<TagSubject> subject(@Param("name") String name);

    @Insert("""
            insert into creatorflow.tag_proposals
                (subreddit, run_key, raw_id, tags, primary_category, dropped, note, model, registry_digest,
                 prompt_tokens, completion_tokens, proposed_at)
            values
                (lower(#{name}), #{runKey}, #{rawId},
                 #{read.tags,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler},
                 #{category}, #{read.dropped}, #{read.note}, #{model}, #{digest},
                 #{read.promptTokens}, #{read.completionTokens}, #{at})
            on conflict (run_key) do nothing
            """)
    int save(
            @Param("name") String name,
            @Param("runKey") String runKey,
            @Param("rawId") long rawId,
            @Param("read") TagReading read,
            @Param("category") @Nullable String category,
            @Param("model") String model,
            @Param("digest") @Nullable String digest,
            @Param("at") Instant at);

    @Select("select tags, dropped, note from creatorflow.tag_proposals where run_key = #{runKey}")
    Optional<Stored> stored(@Param("runKey") String runKey);

    /** A proposal as it was stored first. */
    record Stored(List<String> tags, int dropped, @Nullable String note) {}
}
