package dev.creatorflow.activities.media;

import dev.creatorflow.activities.objectstore.ObjectHead;
import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.objectstore.StoreException;
import dev.creatorflow.activities.objectstore.StoreProblem;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.contract.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is written down with what is in the store, both ways. Thread-safe; everything it changes can be rehearsed first, and a run that
 * is cut off has changed nothing it did not report.
 */
public final class MediaAudit {
    private static final int PAGE = 200;

    /** Younger objects may belong to a transfer that is about to write them down. */
    private static final Duration IN_FLIGHT = Duration.ofDays(1);

    private final Database database;
    private final ObjectStore store;
    private final Clock clock;
    private final Duration inFlight;

    public MediaAudit(Database database, ObjectStore store, Clock clock) {
        this(database, store, clock, IN_FLIGHT);
    }

    MediaAudit(Database database, ObjectStore store, Clock clock, Duration inFlight) {
        this.database = database;
        this.store = store;
        this.clock = clock;
        this.inFlight = inFlight;
    }

    /** How a stored object was found. */
    public enum Finding {
        SOUND,
        MISSING,
        /** Other bytes than its digest says. */
        CHANGED
    }

    /** One object that is not as it should be. */
    public record Fault(String objectKey, Finding finding) {}

    /** @param checked objects that were read again */
    public record Verified(long checked, long bytes, long missing, long changed) {}

    /** @param objects objects nobody uses, removed unless it was a rehearsal */
    public record Swept(long objects, long bytes) {}

    /**
     * Reads objects again and compares their digests.
     *
     * @param percent share of the objects that is read: 100 reads all; below, the sample is another one each time
     * @param makeDue whether a missing or changed object becomes due again; its rows keep their URL, under which it comes back
     * @param faults called for each object that is not sound
     */
    public Verified verify(double percent, boolean makeDue, Consumer<Fault> faults) {
        Verified sum = new Verified(0, 0, 0, 0);
        long after = 0;
        for (List<AuditMapper.StoredRow> page = page(after, percent); !page.isEmpty(); page = page(after, percent)) {
            for (AuditMapper.StoredRow row : page) {
                Finding finding = check(row);
                sum = new Verified(
                        sum.checked() + 1,
                        sum.bytes() + row.bytes(),
                        sum.missing() + (finding == Finding.MISSING ? 1 : 0),
                        sum.changed() + (finding == Finding.CHANGED ? 1 : 0));
                if (finding != Finding.SOUND) {
                    faults.accept(new Fault(row.objectKey(), finding));
                    if (makeDue) {
                        makeDue(row, finding);
                    }
                }
            }
            after = page.getLast().id();
        }
        return sum;
    }

    /** Removes objects from the store that are not written down, and written-down ones that no row uses. */
    public Swept sweep(boolean rehearsal) {
        Swept sum = new Swept(0, 0);
        // The store's own time, whatever the product's clock says.
        Instant before = Instant.now().minus(inFlight);
        @Nullable String after = null;
        for (List<ObjectHead> page = store.list("media/", after); !page.isEmpty(); page = store.list("media/", after)) {
            List<ObjectHead> old = page.stream()
                    .filter(head ->
                            head.modifiedAt() != null && head.modifiedAt().isBefore(before))
                    .toList();
            for (ObjectHead orphan : orphans(old)) {
                if (rehearsal || remove(orphan.key(), before)) {
                    sum = new Swept(sum.objects() + 1, sum.bytes() + orphan.bytes());
                }
            }
            after = page.getLast().key();
        }
        return sum;
    }

    /**
     * Removes what was wanted or stored for a platform's rows and that none of them uses any more, however young: it was written down, so that no
     * transfer is at it. Returns how many objects went.
     */
    public int removeUnused(Platform platform) {
        database.autocommit(statements -> statements.mapper(AuditMapper.class).dropUnwanted(platform.label()));
        List<String> unused = database.autocommit(
                statements -> statements.mapper(AuditMapper.class).unused(platform.label()));
        int removed = 0;
        for (String key : unused) {
            removed += remove(key, Instant.MAX) ? 1 : 0;
        }
        return removed;
    }

    private List<AuditMapper.StoredRow> page(long after, double percent) {
        return database.autocommit(
                statements -> statements.mapper(AuditMapper.class).stored(after, percent / 100, PAGE));
    }

    private Finding check(AuditMapper.StoredRow row) {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[64 << 10];
        try (InputStream bytes = store.open(row.objectKey())) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (StoreException e) {
            if (e.problem() == StoreProblem.OBJECT_MISSING) {
                return Finding.MISSING;
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("The object store broke off while " + row.objectKey() + " was read", e);
        }
        return HexFormat.of().formatHex(digest.digest()).equals(row.sha256()) ? Finding.SOUND : Finding.CHANGED;
    }

    private void makeDue(AuditMapper.StoredRow row, Finding finding) {
        String why = finding == Finding.MISSING
                ? "The store has it no more."
                : "The store had other bytes under its digest.";
        database.autocommit(statements -> statements.mapper(AuditMapper.class).makeDue(row.id(), why, clock.instant()));
    }

    private List<ObjectHead> orphans(List<ObjectHead> heads) {
        if (heads.isEmpty()) {
            return List.of();
        }
        String[] keys = heads.stream().map(ObjectHead::key).toArray(String[]::new);
        List<String> used = database.autocommit(
                statements -> statements.mapper(AuditMapper.class).used(keys));
        return heads.stream().filter(head -> !used.contains(head.key())).collect(Collectors.toUnmodifiableList());
    }

    /**
     * Looks again and removes, while no transfer can write the same bytes down and no row can be linked to them: one that is about to write
     * them has said so, and one that says so now, or links to them now, waits until they are gone and then has them fetched anew.
     */
    private boolean remove(String key, Instant before) {
        return database.transaction(statements -> {
            AuditMapper mapper = statements.mapper(AuditMapper.class);
            mapper.holdContent(digestIn(key));
            mapper.holdObject(key);
            boolean young = store.head(key)
                    .map(ObjectHead::modifiedAt)
                    .filter(modified -> !modified.isBefore(before))
                    .isPresent();
            if (young || mapper.inUse(key)) {
                return false;
            }
            mapper.forget(key);
            store.delete(key);
            return true;
        });
    }

    /** The digest an object is named by. */
    private static String digestIn(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
