package dev.creatorflow.activities.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.http.HttpAnswer;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaCounters;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import dev.creatorflow.workflows.instagram.model.Profile;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies damaged at random: never an exception, never a wrong key, never more than there was. */
class DamagedBodiesTest {
    private static final int SEEDS = 1500;

    private final LooterMapper mapper = new LooterMapper();
    private final LooterFailures failures = new LooterFailures(Clock.systemUTC(), List.of());

    @ParameterizedTest
    @EnumSource
    void damagedPagesMapToSoundMediaOrRejections(Bodies shape) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<Medium> media = Bodies.media(random, 1 + seed % 3);
            ObjectNode tree = shape.tree(media, "QVFE==");
            String done = Mutation.apply(tree, random, 1 + random.nextInt(12));
            try {
                check(shape.stream, Bodies.bytes(tree), media);
            } catch (RuntimeException | AssertionError e) {
                fail("%s, seed %d (%s)".formatted(shape, seed, done), e);
            }
        }
    }

    @Test
    void damagedProfilesAreFoundRightOrNotAtAll() {
        for (int seed = 0; seed < 3 * SEEDS; seed++) {
            Random random = new Random(seed);
            JsonNode tree = Bodies.tree(CommittedBodies.read(seed % 2 == 0 ? "profile.json" : "profile-flat.json"));
            String done = Mutation.apply((ObjectNode) tree, random, 1 + random.nextInt(8));
            try {
                check(mapper.mapProfile(Bodies.bytes(tree)));
            } catch (RuntimeException | AssertionError e) {
                fail("seed %d (%s)".formatted(seed, done), e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void brokenBytesAreUnreadableOrAPageButNeverAnotherException(Bodies shape) {
        byte[] whole = shape.page(Bodies.media(new Random(5), 3), "QVFE==");
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] body =
                    java.util.Arrays.copyOf(whole, random.nextBoolean() ? random.nextInt(whole.length) : whole.length);
            for (int i = 0; i < random.nextInt(4) && body.length > 0; i++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> readable(shape.stream, body))
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
            assertThatCode(() -> mapper.mapProfile(body)).as("seed %d", seed).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCutBodyIsUnreadable(Bodies shape) {
        byte[] whole = shape.page(Bodies.media(new Random(5), 2), "QVFE==");
        for (int length = 0; length < whole.length; length += 1 + length % 7) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThat(readable(shape.stream, cut)).as("cut at %d", length).isNull();
            assertThat(answer(shape.stream, cut)).as("cut at %d", length).isInstanceOf(ProviderAnswer.Failed.class);
        }
    }

    private void check(Stream stream, byte[] body, List<Medium> media) {
        MappedPage page = readable(stream, body);
        if (answer(stream, body) instanceof ProviderAnswer.Answered) {
            assertThat(page).as("what is stored as an answer can be mapped").isNotNull();
        }
        if (page == null) {
            return;
        }
        PageHead head = mapper.readHead(stream, body);
        assertThat(page.items().size() + page.rejected().size()).isEqualTo(head.entries());
        Set<String> keys = new HashSet<>();
        media.forEach(medium -> keys.add(Long.toString(medium.pk())));
        assertThat(keys)
                .containsAll(page.items().stream().map(MediaItem::mediaPk).toList());
        media.forEach(medium -> medium.children().forEach(child -> keys.add(Long.toString(child))));
        page.items().forEach(item -> check(item, keys));
        assertThat(page.rejected()).allSatisfy(rejected -> {
            assertThat(rejected.snippet()).hasSizeLessThanOrEqualTo(RejectedItem.SNIPPET_CHARS);
            safe(rejected.snippet());
        });
        assertThat(page.drift().counts()).hasSizeLessThanOrEqualTo(Drift.MOST_FINDINGS);
        page.drift().counts().keySet().forEach(finding -> safe(finding.field()));
    }

    private static void check(MediaItem item, Set<String> keys) {
        for (String text : texts(item)) {
            safe(text);
        }
        for (Long counter : counters(item.counters())) {
            assertThat(counter == null || counter >= 0)
                    .as("%s", item.counters())
                    .isTrue();
        }
        Set<String> files = new HashSet<>();
        for (MediaSlot slot : item.slots()) {
            assertThat(slot.url()).startsWith("https://scontent-aaa1-1.cdninstagram.com/");
            boolean known =
                    keys.contains(slot.mediaPk()) || slot.mediaPk().equals(item.mediaPk() + "_" + slot.position());
            assertThat(known)
                    .as("slot %s of %s", slot.mediaPk(), item.mediaPk())
                    .isTrue();
            assertThat(files.add(slot.mediaPk() + slot.role()))
                    .as("%s twice", slot)
                    .isTrue();
        }
    }

    private static void check(ProfileLookup lookup) {
        if (lookup instanceof ProfileLookup.Found found) {
            Profile profile = found.profile();
            assertThat(profile.igUserId()).isEqualTo("72700000999");
            for (Long count :
                    new @Nullable Long[] {profile.followerCount(), profile.followingCount(), profile.mediaCount()}) {
                assertThat(count == null || count >= 0).isTrue();
            }
            for (String text : new @Nullable String[] {
                profile.username(),
                profile.fullName(),
                profile.biography(),
                profile.externalUrl(),
                profile.categoryName()
            }) {
                safe(text);
            }
        }
    }

    /** The mapped page; null where the body is none. */
    private @Nullable MappedPage readable(Stream stream, byte[] body) {
        try {
            return mapper.mapPage(stream, body);
        } catch (UnreadableBodyException e) {
            return null;
        }
    }

    private ProviderAnswer answer(Stream stream, byte[] body) {
        return failures.classify(LooterEndpoint.of(stream), new HttpAnswer(200, Map.of(), body, Duration.ofMillis(1)));
    }

    private static List<@Nullable String> texts(MediaItem item) {
        List<@Nullable String> texts = new ArrayList<>(item.hashtags());
        texts.addAll(item.mentions());
        texts.add(item.caption());
        texts.add(item.shortcode());
        texts.add(item.productType());
        texts.add(item.accessibilityCaption());
        texts.add(item.sharingFrictionInfoJson());
        texts.add(item.owner() == null ? null : item.owner().username());
        item.coauthors().forEach(credit -> texts.add(credit.username()));
        return texts;
    }

    private static @Nullable Long[] counters(MediaCounters counters) {
        return new @Nullable Long[] {
            counters.likes(),
            counters.comments(),
            counters.plays(),
            counters.igPlays(),
            counters.views(),
            counters.reshares(),
            counters.reposts(),
            counters.saves(),
            counters.shares()
        };
    }

    /** PostgreSQL takes it. */
    private static void safe(@Nullable String text) {
        if (text != null) {
            assertThat(text.indexOf('\0')).isNegative();
            assertThat(new String(
                            text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(text);
        }
    }
}
