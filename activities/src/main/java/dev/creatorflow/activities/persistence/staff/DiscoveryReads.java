package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who led to whom, as staff look at it. Thread-safe. */
public interface DiscoveryReads {
    static DiscoveryReads over(Database database) {
        return new SqlDiscoveryReads(database);
    }

    /** The stored creators of these ids as sources of discovery, in the order of their handles. */
    List<Source> sources(List<String> igUserIds);

    /** The creators that led to this account, first one first. */
    List<Link> ledHere(String igUserId, int limit);

    /** The accounts this creator led to, those stored first, in the provider's order. */
    List<Link> ledTo(String igUserId, int limit);

    /**
     * A creator whose related accounts may be asked for.
     *
     * @param done everything it led to was dealt with
     * @param waiting accounts it led to whose profile is still to be asked for
     */
    record Source(String igUserId, String username, boolean done, int waiting) {}

    /**
     * One account beside another.
     *
     * @param outcome what became of the account that was found; null while its profile is still to be asked for
     */
    record Link(
            String igUserId,
            String username,
            Instant foundAt,
            @Nullable String outcome) {}
}
