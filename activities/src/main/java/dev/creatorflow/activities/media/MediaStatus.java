package dev.creatorflow.activities.media;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the store holds and what it still should.
 *
 * @param objects files in the store
 * @param bytes their bytes
 * @param links places in rows that use them
 * @param savedBytes bytes that would be stored beside them, had every upstream file its own copy
 * @param dueNow files whose attempt is due
 * @param dueLater files with a planned attempt
 * @param awaitingLink files whose link is dead
 * @param lost files given up
 * @param unlinked objects in the store that no row uses any more
 * @param nextDeath when the next link of a due file dies; null where none says
 * @param roles the same by role
 */
public record MediaStatus(
        long objects,
        long bytes,
        long links,
        long savedBytes,
        long dueNow,
        long dueLater,
        long awaitingLink,
        long lost,
        long unlinked,
        @Nullable Instant nextDeath,
        List<RoleStatus> roles) {

    static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000L);

    public MediaStatus {
        roles = List.copyOf(roles);
    }

    /** One role's part of it. */
    public record RoleStatus(String role, long objects, long bytes, long due, long lost) {}

    /** What keeping the bytes costs a month, in the currency of the price; R2 asks 0.015 USD per GB (10^9 bytes). */
    public BigDecimal costPerMonth(BigDecimal pricePerGigabyte) {
        return BigDecimal.valueOf(bytes).multiply(pricePerGigabyte).divide(GIGABYTE, 4, RoundingMode.HALF_UP);
    }
}
