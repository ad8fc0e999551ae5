package dev.creatorflow.infra.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.infra.simulator.cdn.Asset;
import dev.creatorflow.infra.simulator.cdn.MediaBytes;
import dev.creatorflow.infra.simulator.instagram.Dialect;
import dev.creatorflow.infra.simulator.instagram.Renditions;
import dev.creatorflow.infra.simulator.population.Counters;
import dev.creatorflow.infra.simulator.population.Creator;
import dev.creatorflow.infra.simulator.population.Medium;
import dev.creatorflow.infra.simulator.population.Population;
import dev.creatorflow.infra.simulator.population.Streams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What must be known about each medium once everything was fetched: null where no endpoint tells it. */
public final class MediaTruth {
    private final Population population;
    private final MediaBytes files;

    public MediaTruth(Population population, MediaBytes files) {
        this.population = population;
        this.files = files;
    }

    ArrayNode of(Creator creator, Streams shown, Instant at, boolean hashes) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Medium medium : shown.all()) {
            ObjectNode entry = medium(medium, creator, at);
            place(entry, "reelsPlace", shown.reels().indexOf(medium));
            place(entry, "feedPlace", shown.feed().indexOf(medium));
            slots(entry.putArray("slots"), medium, hashes);
            list.add(entry);
        }
        return list;
    }

    private ObjectNode medium(Medium medium, Creator asked, Instant at) {
        Creator owner = population.creator(medium.owner());
        Counters counters = Counters.of(medium, owner, at);
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("pk", Long.toString(medium.pk()))
                .put("code", medium.code())
                .put("kind", medium.kind().name().toLowerCase(Locale.ROOT))
                .put("mediaType", medium.kind().mediaType())
                .put("productType", medium.kind().productType())
                .put("owner", owner.id())
                .put("ownedByAsked", owner.id().equals(asked.id()))
                .put("takenAt", medium.takenAt().toString())
                .put(
                        "deletedAt",
                        medium.deletedAt() == null ? null : medium.deletedAt().toString())
                .put("caption", medium.caption())
                .put("likesHidden", medium.likesHidden())
                .put("paidPartnership", medium.paidPartnership())
                .put("sharedToFacebook", counters.facebookPlays() > 0 ? 1 : 0)
                .put("videoMillis", medium.videoMillis())
                .put("slideCount", medium.slides().size())
                .put("pinnedInReels", medium.pinnedInReels())
                .put("pinnedInFeed", medium.pinnedInFeed())
                .put("inReels", medium.inReels())
                .put("inFeed", medium.inFeed())
                .put("comments", counters.comments());
        known(entry, "likes", !medium.likesHidden(), counters.likes());
        known(entry, "plays", medium.inReels(), counters.plays());
        known(entry, "facebookPlays", medium.inReels(), counters.facebookPlays());
        known(entry, "reshares", medium.inFeed(), counters.reshares());
        known(entry, "reposts", medium.inFeed(), counters.reposts());
        ArrayNode coauthors = entry.putArray("coauthors");
        Integer coauthor = medium.coauthor();
        if (coauthor != null) {
            coauthors.add(population.creator(coauthor).id());
        }
        return entry;
    }

    private static void known(ObjectNode entry, String name, boolean told, long value) {
        if (told) {
            entry.put(name, value);
        } else {
            entry.putNull(name);
        }
    }

    /** The place in the order the stream is shown, from 0; null when the medium is not in that stream. */
    private static void place(ObjectNode entry, String name, int place) {
        if (place < 0) {
            entry.putNull(name);
        } else {
            entry.put(name, place);
        }
    }

    private void slots(ArrayNode slots, Medium medium, boolean hashes) {
        for (Renditions.Slot slot : Renditions.slots(medium)) {
            Medium.Slide slide = slot.slide();
            ObjectNode entry = slots.addObject()
                    .put("role", slot.role())
                    .put("slide", slide == null ? null : slide.place())
                    .put("childPk", slide == null ? null : Long.toString(slide.pk()));
            List<Asset> all = new ArrayList<>();
            if (medium.inReels()) {
                all.addAll(widest(entry, "reels", medium, slot, Dialect.REELS, hashes));
            }
            if (medium.inFeed()) {
                all.addAll(widest(entry, "feed", medium, slot, Dialect.FEED, hashes));
            }
            file(entry, Renditions.widest(all), hashes);
        }
    }

    /** The widest rendition one stream offers, for readers that saw only that one. */
    private List<Asset> widest(
            ObjectNode entry, String name, Medium medium, Renditions.Slot slot, Dialect dialect, boolean hashes) {
        List<Asset> assets = Renditions.of(medium, slot, dialect);
        file(entry.putObject(name), Renditions.widest(assets), hashes);
        return assets;
    }

    private void file(ObjectNode entry, Asset asset, boolean hashes) {
        entry.put("path", asset.path()).put("width", asset.width()).put("height", asset.height());
        if (hashes) {
            byte[] file = files.of(asset);
            entry.put("sha256", MediaBytes.sha256(file)).put("bytes", file.length);
        }
    }
}
