package dev.creatorflow.infra.simulator.population;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the account of an index. */
final class CreatorFactory {
    /** Ids are spread over blocks of this size, one block an index, so that an id leads back to its index. */
    private static final int ID_BLOCK = 7919;

    private static final long FIRST_ID = 61_000_000_000L;

    private static final String[] CATEGORIES = {
        "Public figure", "Artist", "Digital creator", "Restaurant", "Photographer", "Health/beauty", "Musician/band"
    };

    /** Among them hosts that a careless substring test takes for x.com or t.me. */
    private static final String[] LINKS = {
        "https://linktr.ee/%s",
        "http://link.me/%s",
        "https://beacons.ai/%s",
        "https://www.netflix.com/title/%s",
        "https://www.dropbox.com/s/%s",
        "https://about.me/%s",
        "https://www.youtube.com/@%s",
        "https://%s.example.com/shop?ref=ig&lang=de",
        "https://patreon.com/%s"
    };

    private final long seed;

    CreatorFactory(long seed) {
        this.seed = seed;
    }

    Creator make(int index) {
        Kind kind = Kind.of(index);
        long salt = Dice.hash(seed, 31, index);
        boolean professional = kind == Kind.BUSINESS || Dice.chance(salt + 1, 0.5);
        return new Creator(
                index,
                id(index),
                kind,
                Names.fullName(seed, index),
                handles(kind, index),
                audience(kind, index),
                rhythm(kind, index),
                0.01 + 0.05 * Dice.unit(salt + 2),
                biography(salt),
                professional ? CATEGORIES[Dice.below(salt + 3, CATEGORIES.length)] : null,
                links(index, salt),
                Dice.chance(salt + 4, 0.1),
                Population.ANCHOR.plus(Duration.ofHours(Dice.between(salt + 5, -2_000, 2_000))),
                stateChange(kind, salt));
    }

    String id(int index) {
        int place = Dice.below(Dice.hash(seed, 32, index), ID_BLOCK);
        return Long.toString(FIRST_ID + (long) index * ID_BLOCK + place);
    }

    /** The index an id belongs to if it belongs to any; the caller compares {@link #id} with it. */
    static long index(long id) {
        return Math.floorDiv(id - FIRST_ID, ID_BLOCK);
    }

    private List<Handle> handles(Kind kind, int index) {
        Handle first = new Handle(Names.handle(seed, index, 0), Instant.MIN);
        Handle second = new Handle(Names.handle(seed, index, 1), handleChange(kind, index));
        return switch (kind) {
            case RENAMED, HANDLE_REUSE -> List.of(first, second);
            case HANDLE_TAKER -> {
                Instant free = handleChange(Kind.HANDLE_REUSE, index - 1);
                yield List.of(first, new Handle(Names.handle(seed, index - 1, 0), free.plus(Duration.ofHours(6))));
            }
            default -> List.of(first);
        };
    }

    /** The demo's accounts changed their handles long ago; later ones do so a few days after the anchor. */
    private Instant handleChange(Kind kind, int index) {
        if (index < Population.DEMO_CREATORS) {
            return Population.ANCHOR.minus(Duration.ofDays(kind == Kind.RENAMED ? 40 : 20));
        }
        return Population.ANCHOR.plus(Duration.ofHours(Dice.between(Dice.hash(seed, 33, index), 30, 130)));
    }

    private static @Nullable Instant stateChange(Kind kind, long salt) {
        return kind == Kind.GOES_PRIVATE || kind == Kind.GOES_MISSING
                ? Population.ANCHOR.plus(Duration.ofHours(Dice.between(salt + 6, 30, 130)))
                : null;
    }

    private Audience audience(Kind kind, int index) {
        long salt = Dice.hash(seed, 34, index);
        double middle = kind == Kind.LARGE ? 900_000 : kind == Kind.SMALL || kind == Kind.EMPTY ? 900 : 40_000;
        long base = Math.round(middle * Math.exp(Dice.normal(salt) * 0.8));
        double rate = -0.003 + 0.011 * Dice.unit(salt + 1);
        // The demo shows growth of exactly zero, and loss.
        double daily = index == 17 ? 0 : index == 18 ? -0.004 : rate;
        return new Audience(salt, base, daily, 0.0004, Dice.between(salt + 2, 20, 1_500));
    }

    private Rhythm rhythm(Kind kind, int index) {
        long salt = Dice.hash(seed, 35, index);
        boolean demo = index < Population.DEMO_CREATORS;
        int ordinary = demo ? Dice.between(salt, 28, 60) : Dice.between(salt, 30, 220);
        int before = switch (kind) {
            case EMPTY -> 0;
            case SMALL -> Dice.between(salt, 3, 9);
            case LARGE -> demo ? 190 : Dice.between(salt, 250, 700);
            default -> ordinary;
        };
        double reels =
                kind == Kind.CAROUSEL_HEAVY ? 0.25 : kind == Kind.LARGE ? 0.65 : 0.45 + 0.3 * Dice.unit(salt + 1);
        double carousels = kind == Kind.CAROUSEL_HEAVY ? 0.85 : 0.35;
        Duration period = Duration.ofMinutes(Dice.between(salt + 2, 8 * 60, 60 * 60));
        return new Rhythm(salt, before, period, reels, carousels, 0.08, 0.35 + 0.4 * Dice.unit(salt + 3));
    }

    private List<String> links(int index, long salt) {
        int count = Dice.below(salt + 7, 4);
        return IntStream.range(0, count)
                .mapToObj(place -> LINKS[Dice.below(salt + 8 + place, LINKS.length)].formatted("c" + index + place))
                .toList();
    }

    private static String biography(long salt) {
        String[] lines = {
            "i design spaces and draw buildings 💘",
            "Keramik aus München · Versand weltweit\n✉️ post@keramik.example",
            "写真家 | 東京",
            "Тренер и мама двоих 🏋️‍♀️ @coast.trails",
            "",
            "slow travel, fast coffee #vanlife"
        };
        return lines[Dice.below(salt + 20, lines.length)];
    }
}
