package dev.creatorflow.activities.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.creatorflow.activities.instagram.MappedPage;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaCounters;
import dev.creatorflow.workflows.instagram.model.Profile;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes fields out of mapped answers. Only counters are ever held back: they are what people rank and pay by. */
final class HeldBack {
    private static final List<String> MEDIA =
            List.of("like_count", "comment_count", "play_count", "ig_play_count", "reshare_count");
    private static final List<String> PROFILE =
            List.of("edge_followed_by", "edge_follow", "edge_owner_to_timeline_media");

    /** {@code [{"endpoint", "field"}]}. */
    static final String WATCHED_JSON = watched();

    private HeldBack() {}

    static MappedPage without(MappedPage page, Set<String> held) {
        return new MappedPage(
                page.items().stream()
                        .map(item -> item.withCounters(without(item.counters(), held)))
                        .toList(),
                page.rejected(),
                page.drift());
    }

    private static MediaCounters without(MediaCounters counters, Set<String> held) {
        return new MediaCounters(
                unless(held, "like_count", counters.likes()),
                counters.likesHidden(),
                unless(held, "comment_count", counters.comments()),
                unless(held, "play_count", counters.plays()),
                unless(held, "ig_play_count", counters.igPlays()),
                counters.views(),
                unless(held, "reshare_count", counters.reshares()),
                counters.reposts(),
                counters.saves(),
                counters.shares());
    }

    static Profile without(Profile profile, Set<String> held) {
        return profile.withCounts(
                unless(held, "edge_followed_by", profile.followerCount()),
                unless(held, "edge_follow", profile.followingCount()),
                unless(held, "edge_owner_to_timeline_media", profile.mediaCount()));
    }

    private static @Nullable Long unless(Set<String> held, String field, @Nullable Long value) {
        return held.contains(field) ? null : value;
    }

    private static String watched() {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Stream stream : Stream.values()) {
            for (String field : MEDIA) {
                rows.addObject()
                        .put("endpoint", stream.name().toLowerCase(Locale.ROOT))
                        .put("field", field);
            }
        }
        PROFILE.forEach(
                field -> rows.addObject().put("endpoint", DriftWatch.PROFILE).put("field", field));
        return rows.toString();
    }
}
