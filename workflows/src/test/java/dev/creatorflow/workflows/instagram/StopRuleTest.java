package dev.creatorflow.workflows.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StopRuleTest {
    private static final int TO_THE_BEGINNING = Integer.MAX_VALUE;

    @Test
    void twelveCoveredItemsInARowAreEnoughWhereTheIntervalHoldsTheWindow() {
        StopRule rule = new StopRule();
        rule.see(page(12, 12, 90));

        assertThat(rule.stops(90)).isTrue();
        assertThat(rule.stops(91))
                .as("one older than what is covered is wanted")
                .isFalse();
    }

    @Test
    void pagesOfPinnedItemsOnlyNeitherCountNorInterrupt() {
        StopRule rule = new StopRule();
        rule.see(page(6, 6, TO_THE_BEGINNING));
        rule.see(page(0, 0, 0));
        rule.see(page(6, 6, TO_THE_BEGINNING));

        assertThat(rule.stops(1_000)).isTrue();
    }

    @Test
    void defect10WhatAnInterruptedWalkStoredIsNoReasonToStop() {
        StopRule rule = new StopRule();
        for (int page = 0; page < 7; page++) {
            rule.see(page(12, 0, 0));
            assertThat(rule.stops(90)).isFalse();
        }
    }

    /** However items, pages and gaps fall: it never stops where one of the last twelve unpinned items was not covered, and always where all were. */
    @ParameterizedTest
    @MethodSource("seeds")
    void stopsExactlyAfterTwelveInARow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StopRule rule = new StopRule();
        List<Boolean> walked = new ArrayList<>();
        double covered = random.nextDouble();
        for (int number = 0; number < 30; number++) {
            List<Boolean> items = new ArrayList<>();
            for (int item = random.nextInt(13); item > 0; item--) {
                items.add(random.nextDouble() < covered || random.nextInt(3) > 0);
            }
            walked.addAll(items);
            int tail = tail(items);
            rule.see(page(items.size(), tail, tail == 0 ? 0 : TO_THE_BEGINNING));

            assertThat(rule.stops(90))
                    .as("seed %d after page %d: %s", seed, number, walked)
                    .isEqualTo(tail(walked) >= StopRule.ENOUGH);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static int tail(List<Boolean> items) {
        int tail = 0;
        while (tail < items.size() && items.get(items.size() - 1 - tail)) {
            tail++;
        }
        return tail;
    }

    private static PageSaved page(int unpinned, int tail, int coveredItems) {
        return new PageSaved(
                new StreamCounts(1, unpinned, 0, unpinned, 0),
                MediaCounts.NONE,
                unpinned,
                unpinned,
                tail,
                coveredItems);
    }
}
