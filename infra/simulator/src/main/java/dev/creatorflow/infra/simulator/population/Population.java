package dev.creatorflow.infra.simulator.population;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The simulated world of one seed. Accounts are made when asked for; only bounded caches are kept. Thread-safe.
 *
 * <p>An account that exists for nobody (beyond the size, or of kind MISSING) is absent from the look-ups by name and id
 * only as far as its {@link AccountState} says: callers ask {@link Creator#stateAt}.
 */
public final class Population {
    /** Accounts are laid out around this instant: the default start of the clock. */
    public static final Instant ANCHOR = Instant.parse("2026-11-01T12:00:00Z");

    /** The accounts with the lowest indices are the demo's: of every kind, and of moderate size. */
    public static final int DEMO_CREATORS = 25;

    private static final int CACHED_CREATORS = 2_000;
    private static final int CACHED_STREAMS = 200;

    private final long seed;
    private final int size;
    private final CreatorFactory creators;
    private final MediumFactory media;
    private final BoundedCache<Integer, Creator> knownCreators = new BoundedCache<>(CACHED_CREATORS);
    private final BoundedCache<StreamsKey, Streams> knownStreams = new BoundedCache<>(CACHED_STREAMS);

    private record StreamsKey(int index, Instant at) {}

    public Population(long seed, int size) {
        this.seed = seed;
        this.size = size;
        this.creators = new CreatorFactory(seed);
        this.media = new MediumFactory(seed);
    }

    public long seed() {
        return seed;
    }

    /** Number of accounts. */
    public int size() {
        return size;
    }

    /** The account of an index from 0 to size - 1. */
    public Creator creator(int index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "there is no creator " + index + "; indices run from 0 to " + (size - 1));
        }
        return knownCreators.get(index, creators::make);
    }

    /** The account with an id, whatever its state. */
    public Optional<Creator> byId(String id) {
        if (!id.matches("\\d{11}")) {
            return Optional.empty();
        }
        long index = CreatorFactory.index(Long.parseLong(id));
        boolean known = index >= 0 && index < size && creators.id((int) index).equals(id);
        return known ? Optional.of(creator((int) index)) : Optional.empty();
    }

    /** The account that holds a handle (in any letter case) at an instant, whatever its state. */
    public Optional<Creator> byHandle(String handle, Instant at) {
        OptionalInt made = Names.index(seed, handle);
        if (made.isEmpty()) {
            return Optional.empty();
        }
        // The next index may have taken the handle over.
        for (int index = made.getAsInt(); index <= made.getAsInt() + 1 && index < size; index++) {
            Creator creator = creator(index);
            if (creator.handleAt(at).equalsIgnoreCase(handle)) {
                return Optional.of(creator);
            }
        }
        return Optional.empty();
    }

    /** Posting {@code number} of an account, whether it is visible yet or not. */
    public Medium medium(int owner, int number) {
        return media.make(creator(owner), number);
    }

    /** What the account shows its followers at an instant, private or not. */
    public Streams streams(Creator creator, Instant at) {
        return knownStreams.get(new StreamsKey(creator.index(), at), key -> makeStreams(creator, at));
    }

    /** Postings of the account's own up to an instant, deleted ones included, newest first. */
    public List<Medium> posted(Creator creator, Instant at) {
        List<Medium> posted = new ArrayList<>();
        for (int number = creator.rhythm().countAt(at) - 1; number >= 0; number--) {
            posted.add(media.make(creator, number));
        }
        return posted;
    }

    private Streams makeStreams(Creator creator, Instant at) {
        List<Medium> all = new ArrayList<>(posted(creator, at));
        if (creator.kind() == Kind.COAUTHOR && (creator.index() ^ 1) < size) {
            posted(creator(creator.index() ^ 1), at).stream()
                    .filter(medium -> medium.coauthor() != null)
                    .forEach(all::add);
        }
        all.removeIf(medium -> !medium.visibleAt(at));
        all.sort(Comparator.comparing(Medium::takenAt)
                .thenComparingLong(Medium::pk)
                .reversed());
        return new Streams(
                List.copyOf(all),
                ordered(all, Medium::inReels, Medium::pinnedInReels),
                ordered(all, Medium::inFeed, Medium::pinnedInFeed));
    }

    private static List<Medium> ordered(List<Medium> all, Predicate<Medium> shown, Predicate<Medium> pinned) {
        List<Medium> ordered = new ArrayList<>();
        all.stream().filter(shown.and(pinned)).forEach(ordered::add);
        all.stream().filter(shown.and(pinned.negate())).forEach(ordered::add);
        return List.copyOf(ordered);
    }
}
