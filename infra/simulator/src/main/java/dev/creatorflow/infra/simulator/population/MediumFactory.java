package dev.creatorflow.infra.simulator.population;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes posting number k of an account. */
final class MediumFactory {
    /** Instagram's own epoch: media keys are its milliseconds, shifted, with 23 bits of shard and sequence. */
    private static final long KEY_EPOCH_MILLIS = 1_314_220_021_721L;

    private static final int KEY_SHIFT = 23;

    /** Postings that are pinned in the reels tab, and in the feed, where an account pins at all. */
    private static final List<Integer> REEL_PINS = List.of(1, 3);

    private static final List<Integer> FEED_PINS = List.of(2, 3, 5);

    private final long seed;

    MediumFactory(long seed) {
        this.seed = seed;
    }

    Medium make(Creator owner, int number) {
        long salt = Dice.hash(seed, 41, owner.index(), number);
        boolean pins = pins(owner) && owner.rhythm().before() > 12;
        boolean reelPin = pins && REEL_PINS.contains(number);
        boolean feedPin = pins && FEED_PINS.contains(number);
        MediumKind kind = reelPin ? MediumKind.REEL : feedPin ? MediumKind.PHOTO : kind(owner.rhythm(), salt);
        Instant takenAt = owner.rhythm().postedAt(number);
        boolean pinned = reelPin || feedPin;
        return new Medium(
                owner.index(),
                number,
                key(takenAt, salt),
                kind,
                takenAt,
                Captions.of(Dice.hash(salt, 1)),
                pinned ? null : coauthor(owner, salt),
                likesHidden(owner, salt),
                kind != MediumKind.REEL
                        || feedPin
                        || Dice.chance(salt + 3, owner.rhythm().feedShare()),
                reelPin,
                feedPin,
                Dice.chance(salt + 4, 0.06),
                kind == MediumKind.CAROUSEL ? slides(takenAt, salt) : List.of(),
                kind.video() ? Dice.between(salt + 5, 3_000, 60_000) : 0,
                pinned ? null : deletedAt(owner, takenAt, salt));
    }

    private boolean pins(Creator owner) {
        boolean sometimes = owner.kind() == Kind.ORDINARY || owner.kind() == Kind.LARGE;
        return owner.kind() == Kind.PINNED || (sometimes && Dice.chance(Dice.hash(seed, 42, owner.index()), 0.12));
    }

    private static MediumKind kind(Rhythm rhythm, long salt) {
        if (Dice.chance(salt + 6, rhythm.reelShare())) {
            return MediumKind.REEL;
        }
        double draw = Dice.unit(salt + 7);
        if (draw < rhythm.carouselShare()) {
            return MediumKind.CAROUSEL;
        }
        return draw < rhythm.carouselShare() + rhythm.feedVideoShare() ? MediumKind.FEED_VIDEO : MediumKind.PHOTO;
    }

    private static @Nullable Integer coauthor(Creator owner, long salt) {
        return owner.kind() == Kind.COAUTHOR && Dice.chance(salt + 8, 0.2) ? owner.index() ^ 1 : null;
    }

    private static boolean likesHidden(Creator owner, long salt) {
        return Dice.chance(salt + 9, owner.kind() == Kind.HIDDEN_LIKES ? 0.7 : 0.01);
    }

    /** The demo's accounts delete nothing, so that its counts can be told in one sentence. */
    private static @Nullable Instant deletedAt(Creator owner, Instant takenAt, long salt) {
        boolean deleted = owner.index() >= Population.DEMO_CREATORS && Dice.chance(salt + 10, 0.015);
        return deleted ? takenAt.plus(Duration.ofHours(Dice.between(salt + 11, 12, 1_500))) : null;
    }

    private static List<Medium.Slide> slides(Instant takenAt, long salt) {
        return IntStream.range(0, Dice.between(salt + 12, 2, 6))
                .mapToObj(place -> new Medium.Slide(
                        place,
                        key(takenAt.minusMillis(2_000 - place), Dice.hash(salt, 13, place)),
                        Dice.chance(Dice.hash(salt, 14, place), 0.25)))
                .toList();
    }

    private static long key(Instant takenAt, long salt) {
        long shard = Dice.hash(salt, 15) & ((1L << KEY_SHIFT) - 1);
        return ((takenAt.toEpochMilli() - KEY_EPOCH_MILLIS) << KEY_SHIFT) | shard;
    }
}
