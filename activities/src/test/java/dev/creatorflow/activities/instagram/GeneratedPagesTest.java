package dev.creatorflow.activities.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.instagram.model.MediaCounters;
import dev.creatorflow.workflows.instagram.model.MediaCredit;
import dev.creatorflow.workflows.instagram.model.MediaForm;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invented media in every shape: what is mapped is what was written. */
class GeneratedPagesTest {
    private static final int SEEDS = 150;

    private final LooterMapper mapper = new LooterMapper();

    @ParameterizedTest
    @EnumSource
    void everyMediumComesOutAsItWentIn(Bodies shape) {
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Medium> media = Bodies.media(new Random(seed), 1 + seed % 12);
            MappedPage page = mapper.mapPage(shape.stream, shape.page(media, "next"));
            assertThat(page.rejected()).as("seed %d", seed).isEmpty();
            assertThat(page.items()).as("seed %d", seed).hasSameSizeAs(media);
            assertThat(page.drift().observed()).isEqualTo(media.size());
            for (int i = 0; i < media.size(); i++) {
                compare(shape, seed, media.get(i), page.items().get(i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void defect1EveryShapeGivesItsCursorAndItsEnd(Bodies shape) {
        List<Medium> media = Bodies.media(new Random(7), 5);
        assertThat(mapper.readHead(shape.stream, shape.page(media, "QVFE==")))
                .isEqualTo(new PageHead(5, "QVFE==", true));
        assertThat(mapper.readHead(shape.stream, shape.page(media, null))).isEqualTo(new PageHead(5, null, false));
        assertThat(mapper.readHead(shape.stream, shape.page(List.of(), null)).entries())
                .isZero();
    }

    private static void compare(Bodies shape, int seed, Medium truth, MediaItem item) {
        String at = shape + ", seed " + seed;
        assertThat(item.mediaPk()).as(at).isEqualTo(Long.toString(truth.pk()));
        assertThat(item.mediaId()).as(at).isEqualTo(truth.id());
        assertThat(item.shortcode()).as(at).isEqualTo(truth.shortcode());
        assertThat(item.form()).as(at).isEqualTo(truth.form());
        assertThat(item.takenAt()).as(at).isEqualTo(Instant.ofEpochSecond(truth.takenAt()));
        assertThat(item.owner()).as(at).isEqualTo(new MediaCredit(Long.toString(Medium.OWNER), "invented.owner"));
        assertThat(item.pinned()).as(at).isEqualTo(truth.pinned());
        assertThat(item.captionDelivered()).as(at).isTrue();
        String caption = truth.caption() == null || truth.caption().isEmpty() ? null : truth.caption();
        assertThat(item.caption()).as(at).isEqualTo(caption);
        assertThat(item.counters()).as(at).isEqualTo(counters(shape, truth));
        assertThat(item.carouselMediaCount()).as(at).isEqualTo(truth.children().size());
        assertThat(item.slots()).as(at).containsExactlyElementsOf(slots(shape, truth));
        boolean coauthored = truth.coauthored() && shape != Bodies.TIMELINE;
        assertThat(item.coauthors())
                .as(at)
                .isEqualTo(
                        coauthored
                                ? List.of(new MediaCredit(Long.toString(Medium.COAUTHOR), "invented.guest"))
                                : List.of());
    }

    private static MediaCounters counters(Bodies shape, Medium truth) {
        Long likes = truth.hidden() ? null : truth.likes();
        boolean photo = truth.form() == MediaForm.PHOTO;
        return switch (shape) {
            case REELS ->
                new MediaCounters(
                        likes,
                        truth.hidden(),
                        truth.comments(),
                        photo ? null : truth.plays() + 168,
                        photo ? null : truth.plays(),
                        null,
                        null,
                        null,
                        null,
                        null);
            case FEED, ENVELOPED ->
                new MediaCounters(
                        likes,
                        truth.hidden(),
                        truth.comments(),
                        null,
                        null,
                        null,
                        truth.reshares(),
                        truth.reposts(),
                        null,
                        null);
            case TIMELINE ->
                new MediaCounters(
                        likes,
                        truth.hidden(),
                        truth.comments(),
                        null,
                        null,
                        truth.form() == MediaForm.VIDEO ? truth.plays() / 4 : null,
                        null,
                        null,
                        null,
                        null);
        };
    }

    private static List<MediaSlot> slots(Bodies shape, Medium truth) {
        List<MediaSlot> slots = new ArrayList<>();
        if (truth.children().isEmpty()) {
            addFile(shape, slots, truth.pk(), 0, truth.form() == MediaForm.VIDEO);
        }
        for (int place = 0; place < truth.children().size(); place++) {
            addFile(shape, slots, truth.children().get(place), place, truth.isChildVideo(place));
        }
        return slots;
    }

    private static void addFile(Bodies shape, List<MediaSlot> slots, long pk, int place, boolean video) {
        String key = Long.toString(pk);
        boolean sized = shape != Bodies.TIMELINE;
        if (video) {
            slots.add(new MediaSlot(
                    key, MediaRole.VIDEO, place, Bodies.videoUrl(pk), sized ? 720 : null, sized ? 1280 : null));
        }
        slots.add(
                new MediaSlot(key, video ? MediaRole.COVER : MediaRole.IMAGE, place, Bodies.imageUrl(pk), 1080, 1350));
    }
}
