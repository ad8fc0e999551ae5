package dev.creatorflow.infra.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static final Instant START = Population.ANCHOR;
    private static final Instant LATER = START.plus(Duration.ofDays(8));

    private final Population population = new Population(1, 5_000);

    @Test
    void theSameSeedMakesTheSameWorldAndAnotherSeedAnother() {
        Population twin = new Population(1, 5_000);
        Population other = new Population(2, 5_000);
        for (int index = 0; index < 200; index++) {
            assertThat(twin.creator(index)).isEqualTo(population.creator(index));
            assertThat(twin.streams(twin.creator(index), LATER))
                    .isEqualTo(population.streams(population.creator(index), LATER));
        }
        assertThat(other.creator(0).id()).isNotEqualTo(population.creator(0).id());
        assertThat(other.creator(0).handleAt(START))
                .isNotEqualTo(population.creator(0).handleAt(START));
    }

    @Test
    void theDemosAccountsAreOfEveryKindThatStaysAsItIs() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        IntStream.range(0, Population.DEMO_CREATORS)
                .forEach(index -> kinds.add(population.creator(index).kind()));
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(Kind.GOES_PRIVATE, Kind.GOES_MISSING)));
    }

    @Test
    void idsAreElevenDigitsAndLeadBackToTheirAccount() {
        Set<String> ids = new HashSet<>();
        for (int index = 0; index < 5_000; index++) {
            Creator creator = population.creator(index);
            assertThat(creator.id()).matches("\\d{11}");
            assertThat(ids.add(creator.id())).isTrue();
            assertThat(population.byId(creator.id())).contains(creator);
        }
        assertThat(population.byId("60999999999")).isEmpty();
        assertThat(population.byId("not a number")).isEmpty();
    }

    @Test
    void handlesLeadToWhoeverHoldsThemAtTheTime() {
        for (int index = 0; index < 1_000; index++) {
            Creator creator = population.creator(index);
            assertThat(population.byHandle(creator.handleAt(START), START)).contains(creator);
            assertThat(population.byHandle(creator.handleAt(LATER), LATER)).contains(creator);
        }
        assertThat(population.byHandle("nobody.we.know", START)).isEmpty();
        assertThat(population.byHandle("milo.0", START)).isEmpty();
    }

    @Test
    void aRenamedAccountGivesItsOldHandleUp() {
        Creator renamed = population.creator(144);
        assertThat(renamed.kind()).isEqualTo(Kind.RENAMED);
        String old = renamed.handleAt(START);
        assertThat(renamed.handleAt(LATER)).isNotEqualTo(old);
        assertThat(population.byHandle(old, LATER)).isEmpty();
    }

    @Test
    void aReusedHandleLeadsToAnotherAccountLater() {
        Creator first = population.creator(142);
        Creator taker = population.creator(143);
        String handle = first.handleAt(START);
        assertThat(population.byHandle(handle, START)).contains(first);
        assertThat(population.byHandle(handle, LATER)).contains(taker);
        assertThat(first.handleAt(LATER)).isNotEqualTo(handle);
    }

    @Test
    void followersChangeAtMidnightOnly() {
        Audience audience = population.creator(0).audience();
        Instant morning = Instant.parse("2026-11-05T00:00:00Z");
        assertThat(audience.followersAt(morning))
                .isEqualTo(audience.followersAt(Instant.parse("2026-11-05T23:59:59Z")));
        assertThat(audience.followersAt(morning)).isNotEqualTo(audience.followersAt(morning.minusSeconds(1)));
    }

    @Test
    void oneDemoAccountNeverGrowsAndOneShrinks() {
        Audience still = population.creator(17).audience();
        Audience shrinking = population.creator(18).audience();
        assertThat(still.followersAt(LATER)).isEqualTo(still.followersAt(START));
        assertThat(shrinking.followersAt(LATER)).isLessThan(shrinking.followersAt(START));
    }

    @Test
    void timeBringsNewMediaAndTakesOnlyDeletedOnes() {
        int grown = 0;
        for (int index = 0; index < 300; index++) {
            Creator creator = population.creator(index);
            List<Medium> before = population.streams(creator, START).all();
            List<Medium> after = population.streams(creator, LATER).all();
            grown += after.size() > before.size() ? 1 : 0;
            for (Medium medium : before) {
                assertThat(after.contains(medium) || medium.deletedAt() != null).isTrue();
            }
        }
        assertThat(grown).isGreaterThan(200);
    }

    @Test
    void postingsHappenInTheOrderOfTheirNumbers() {
        Rhythm rhythm = population.creator(3).rhythm();
        for (int number = 1; number < 500; number++) {
            assertThat(rhythm.postedAt(number)).isAfter(rhythm.postedAt(number - 1));
            assertThat(rhythm.countAt(rhythm.postedAt(number))).isEqualTo(number + 1);
            assertThat(rhythm.countAt(rhythm.postedAt(number).minusSeconds(1))).isEqualTo(number);
        }
    }

    @Test
    void mediaKeysAreUniqueAndTooLongForADouble() {
        Set<Long> keys = new HashSet<>();
        for (int index = 0; index < 300; index++) {
            for (Medium medium : population.posted(population.creator(index), START)) {
                assertThat(Long.toString(medium.pk())).hasSize(19);
                assertThat(keys.add(medium.pk())).isTrue();
                medium.slides()
                        .forEach(slide -> assertThat(keys.add(slide.pk())).isTrue());
            }
        }
    }

    @Test
    void countersOnlyGrowWithAge() {
        Creator creator = population.creator(0);
        Medium medium = population.streams(creator, START).all().getFirst();
        Counters young = Counters.of(medium, creator, START);
        Counters old = Counters.of(medium, creator, LATER);
        assertThat(Counters.of(medium, creator, medium.takenAt()).likes()).isZero();
        assertThat(old.likes()).isGreaterThan(young.likes());
        assertThat(old.plays()).isGreaterThanOrEqualTo(young.plays());
        assertThat(old.comments()).isGreaterThanOrEqualTo(young.comments());
    }

    @Test
    void sharedPostingsAppearInBothAccountsStreams() {
        Streams first = population.streams(population.creator(4), START);
        Streams second = population.streams(population.creator(5), START);
        List<Medium> shared =
                first.all().stream().filter(medium -> medium.coauthor() != null).toList();
        assertThat(shared).isNotEmpty().allMatch(second.all()::contains);
        assertThat(shared).anyMatch(medium -> medium.owner() == 4).anyMatch(medium -> medium.owner() == 5);
    }

    @Test
    void pinnedItemsStandFirstAndAreOld() {
        Streams streams = population.streams(population.creator(3), START);
        assertThat(streams.reels().getFirst().pinnedInReels()).isTrue();
        assertThat(streams.feed().getFirst().pinnedInFeed()).isTrue();
        Medium newest = streams.reels().stream()
                .filter(medium -> !medium.pinnedInReels())
                .findFirst()
                .orElseThrow();
        assertThat(streams.reels().getFirst().takenAt()).isBefore(newest.takenAt());
        assertThat(streams.reels()).doesNotHaveDuplicates();
    }

    @Test
    void theShortCodeIsTheKeyInInstagramsAlphabet() {
        // Pair taken from a recorded body.
        assertThat(Medium.code(3722942542216596724L)).isEqualTo("DOqjIRkAoz0");
    }
}
