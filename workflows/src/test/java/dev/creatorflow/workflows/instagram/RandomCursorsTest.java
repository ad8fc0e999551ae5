package dev.creatorflow.workflows.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of any length that lead anywhere: back, nowhere, round in circles, on and on without an item. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomCursorsTest {
    private static final int SCRIPTED = 60;
    private static final int SEEDS = 25;
    private static final Map<Stream, Integer> WINDOWS = new EnumMap<>(Map.of(Stream.REELS, 90, Stream.POSTS, 30));

    private final ScrapeTestBed bed = new ScrapeTestBed();

    /** Every third page holds nothing but items of pages before it. */
    @BeforeAll
    void someItemsAreKnown() {
        bed.store.saving = page -> new CreatorStoreActivities.PageSaved(
                page.page() % 3 == 2 ? StreamCounts.NONE : new StreamCounts(1, 12, 12, 0, 0), MediaCounts.NONE, 0, 0);
        bed.store.expectsReels = true;
    }

    @AfterAll
    void stop() {
        bed.close();
    }

    /** @param cursors how many different ones there are: the fewer, the sooner they repeat */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12, 1_000})
    void aWalkEndsStoresWhatItPaidForAndNeverClaimsMoreThanItSaw(int cursors) {
        for (int seed = 0; seed < SEEDS; seed++) {
            String runKey = "run-" + cursors + "-" + seed;
            Random random = new Random(31L * cursors + seed);
            for (Stream stream : Stream.values()) {
                for (int page = 0; page < SCRIPTED; page++) {
                    int items = random.nextInt(4) == 0 ? 0 : random.nextInt(13);
                    bed.provider.page(stream, page, items, cursor(random, cursors), random.nextInt(12) > 0);
                }
            }
            ScrapeResult result = bed.run(
                    new ScrapeRequest(runKey, "42", "ada", new Window(90, 30), true, Trigger.STAFF, null, "test"));
            for (Stream stream : Stream.values()) {
                check(runKey, stream, result);
            }
        }
    }

    private static @Nullable String cursor(Random random, int cursors) {
        return switch (random.nextInt(20)) {
            case 0 -> null;
            case 1 -> "";
            default -> "c" + random.nextInt(cursors);
        };
    }

    private void check(String runKey, Stream stream, ScrapeResult result) {
        List<PageRequest> asked = bed.provider.asked(stream).stream()
                .filter(request -> request.runKey().equals(runKey))
                .toList();
        List<ScriptedProvider.Page> given = IntStream.range(0, asked.size())
                .mapToObj(page -> bed.provider.scripted(stream, page))
                .toList();
        assertThat(asked)
                .as("%s %s: each page once, none left out", runKey, stream)
                .extracting(PageRequest::page)
                .containsExactlyElementsOf(
                        IntStream.range(0, asked.size()).boxed().toList());
        assertThat(bed.store.pages.stream()
                        .filter(page -> page.runKey().equals(runKey) && page.stream() == stream)
                        .map(SavePage::page))
                .as("%s %s: what was paid for is stored", runKey, stream)
                .containsExactlyElementsOf(asked.stream().map(PageRequest::page).toList());

        Set<String> followed = new HashSet<>();
        for (int page = 1; page < asked.size(); page++) {
            String cursor = asked.get(page).cursor();
            if (given.get(page - 1).items() == 0) {
                assertThat(cursor)
                        .as("%s %s page %d: asked again", runKey, stream, page)
                        .isEqualTo(asked.get(page - 1).cursor());
            } else {
                assertThat(cursor).as("%s %s page %d", runKey, stream, page).isNotEmpty();
                assertThat(followed.add(String.valueOf(cursor)))
                        .as("%s %s page %d: a cursor is followed once", runKey, stream, page)
                        .isTrue();
            }
        }

        int seen = IntStream.range(0, asked.size())
                .map(page -> Math.min(given.get(page).items(), asked.get(page).count()))
                .sum();
        boolean ended = !given.getLast().more() || seen >= WINDOWS.get(stream);
        if (result.outcome() == Outcome.COMPLETE) {
            assertThat(ended).as("%s %s: complete", runKey, stream).isTrue();
        } else {
            assertThat(result.outcome()).as(runKey).isEqualTo(Outcome.PARTIAL);
            assertThat(result.reason()).as(runKey).isIn(Reason.BAD_CURSOR, Reason.EMPTY_UPSTREAM, Reason.ITEMS_MISSING);
        }
    }
}
