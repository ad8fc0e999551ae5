package dev.creatorflow.activities.persistence.instagram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.activities.analytics.CreatorSample;
import dev.creatorflow.activities.analytics.FollowerObservation;
import dev.creatorflow.activities.analytics.MediaSample;
import dev.creatorflow.activities.analytics.StreamCoverage;
import dev.creatorflow.workflows.instagram.model.MediaForm;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link AnalyticsMapper#source} gives as JSON: one round trip for everything analytics need. */
final class SampleReader {
    private final ObjectMapper json = new ObjectMapper();

    CreatorSample sample(AnalyticsMapper.Source source) {
        StreamCoverage reels = StreamCoverage.unknown();
        StreamCoverage feed = StreamCoverage.unknown();
        for (JsonNode stream : array(source.streams())) {
            if (stream.get("stream").asText().equals("reels")) {
                reels = coverage(stream);
            } else {
                feed = coverage(stream);
            }
        }
        List<MediaSample> media = new ArrayList<>();
        array(source.media()).forEach(medium -> media.add(medium(medium)));
        return new CreatorSample(source.followers(), media, reels, feed);
    }

    List<FollowerObservation> history(AnalyticsMapper.Source source) {
        List<FollowerObservation> history = new ArrayList<>();
        for (JsonNode observation : array(source.history())) {
            Instant at = instant(observation, "recorded_at");
            if (at != null) {
                history.add(new FollowerObservation(
                        at, observation.get("followers_count").asLong()));
            }
        }
        return history;
    }

    /** What this run walked, continued by what finished walks covered before without a gap. */
    private static StreamCoverage coverage(JsonNode stream) {
        boolean continued = stream.get("continued").asBoolean();
        Instant coveredFrom = instant(stream, "covered_from");
        if (stream.get("ended").asBoolean() || (continued && coveredFrom == null)) {
            return StreamCoverage.complete();
        }
        Instant oldest = continued ? coveredFrom : instant(stream, "oldest");
        return oldest == null ? StreamCoverage.unknown() : StreamCoverage.backTo(oldest);
    }

    private static MediaSample medium(JsonNode medium) {
        boolean inReels = medium.get("in_reels").asBoolean();
        return new MediaSample(
                medium.get("media_pk").asText(),
                inReels,
                !inReels,
                form(medium.get("media_type").asInt()),
                medium.path("clip").asBoolean(),
                instant(medium, "taken_at"),
                medium.get("is_pinned").asBoolean(),
                count(medium, "views"),
                count(medium, "like_count"),
                medium.get("likes_hidden").asBoolean(),
                count(medium, "comment_count"),
                count(medium, "reshare_count"),
                count(medium, "save_count"),
                medium.get("caption_text").textValue(),
                medium.get("caption_known").asBoolean(),
                medium.path("is_paid_partnership").asBoolean(),
                medium.get("owned").asBoolean());
    }

    private static MediaForm form(int upstreamCode) {
        for (MediaForm form : MediaForm.values()) {
            if (form.upstreamCode() == upstreamCode) {
                return form;
            }
        }
        return MediaForm.PHOTO;
    }

    private static @Nullable Long count(JsonNode row, String column) {
        return row.get(column).isNumber() ? (Long) row.get(column).asLong() : null;
    }

    private static @Nullable Instant instant(JsonNode row, String column) {
        String text = row.get(column).textValue();
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    private JsonNode array(@Nullable String text) {
        try {
            return text == null ? json.createArrayNode() : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database built JSON that cannot be read", e);
        }
    }
}
