package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.instagram.model.MediaCounters;
import dev.creatorflow.workflows.instagram.model.MediaCredit;
import dev.creatorflow.workflows.instagram.model.MediaForm;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MediaSamplesTest {
    private static final String CREATOR = "72700000431";
    private static final Instant TAKEN = Instant.ofEpochSecond(1_758_029_377);
    private static final MediaCounters COUNTERS =
            new MediaCounters(948L, false, 35L, 10_300L, 10_125L, 77L, 49L, 3L, 8L, null);

    private static MediaItem item(@Nullable MediaCredit owner, MediaCounters counters, @Nullable Boolean paid) {
        return new MediaItem(
                "3722942542216596724",
                "3722942542216596724_72700000431",
                "DOqjIRkAoz0",
                MediaForm.VIDEO,
                "clips",
                TAKEN,
                owner,
                List.of(),
                true,
                "best sound",
                true,
                List.of(),
                List.of(),
                counters,
                null,
                null,
                paid,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                List.of());
    }

    @Test
    void aMappedMediumBecomesASample() {
        MediaItem item = item(new MediaCredit(CREATOR, "atelier.nova"), COUNTERS, true);
        assertThat(MediaSamples.of(item, true, CREATOR))
                .isEqualTo(new MediaSample(
                        "3722942542216596724",
                        true,
                        false,
                        MediaForm.VIDEO,
                        true,
                        TAKEN,
                        true,
                        10_125L,
                        948L,
                        false,
                        35L,
                        49L,
                        8L,
                        "best sound",
                        true,
                        true,
                        true));
    }

    @Test
    void theFeedIsTheOtherStream() {
        MediaSample sample = MediaSamples.of(item(null, COUNTERS, null), false, CREATOR);
        assertThat(sample.inReels()).isFalse();
        assertThat(sample.inFeed()).isTrue();
        assertThat(sample.paidPartnership()).isFalse();
    }

    @Test
    void playsWithFacebooksStandInWhereInstagramsAreNotDelivered() {
        MediaCounters counters = new MediaCounters(3L, true, 35L, 10_300L, null, 77L, null, null, null, null);
        MediaSample sample = MediaSamples.of(item(null, counters, null), true, CREATOR);
        assertThat(sample.views()).isEqualTo(10_300);
        assertThat(sample.likes()).isNull();
        assertThat(sample.likesHidden()).isTrue();
    }

    @Test
    void aMediumBelongsToItsOwnerAndToTheCreatorWhereNoneIsNamed() {
        assertThat(MediaSamples.of(item(new MediaCredit("1", null), COUNTERS, null), true, CREATOR)
                        .ownedByCreator())
                .isFalse();
        assertThat(MediaSamples.of(item(null, COUNTERS, null), true, CREATOR).ownedByCreator())
                .isTrue();
    }
}
