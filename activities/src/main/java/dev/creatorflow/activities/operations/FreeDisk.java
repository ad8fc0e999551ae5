package dev.creatorflow.activities.operations;

import dev.creatorflow.activities.budget.SourceLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pauses intake while a machine's disk is short of room, before a full disk stops the database in the middle of a write. The pause is a lease
 * that each machine in need renews, so that it ends by itself once all have room, or the one in need is gone.
 */
public final class FreeDisk {
    private static final Logger LOG = LoggerFactory.getLogger(FreeDisk.class);

    /** Longer than the time between two looks. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final double GIGABYTE = 1_000_000_000;

    private final Path folder;
    private final long least;
    private final SourceLimits limits;

    /**
     * @param folder whose disk is looked at; where it is not there yet, its nearest parent's
     * @param least free bytes below which intake pauses
     */
    public FreeDisk(Path folder, long least, SourceLimits limits) {
        this.folder = folder;
        this.least = least;
        this.limits = limits;
    }

    /** Looks, and pauses where there is too little; returns the free bytes. */
    public long look() throws IOException {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        long free = Files.getFileStore(there).getUsableSpace();
        if (free < least) {
            String reason = String.format(
                    Locale.ROOT, "less than %.1f GB are free under %s (MIN_FREE_DISK_GB)", least / GIGABYTE, folder);
            LOG.warn("Intake pauses: {}", reason);
            limits.pauseForDisk(reason, LEASE);
        }
        return free;
    }
}
