package dev.creatorflow.activities.media;

import dev.creatorflow.activities.media.fetch.FetchGate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spares downloads that would bring nothing: a file that is stored already, told by medium, ETag and length together, and one for which there is
 * no room. An ETag alone says nothing across two addresses; of one medium, with the same length, it does. Used by one thread.
 */
final class KinGate implements FetchGate {
    private final List<DueFilesMapper.Kin> kin;
    private final StoreRoom room;
    private @Nullable String found;

    KinGate(List<DueFilesMapper.Kin> kin, StoreRoom room) {
        this.kin = kin;
        this.room = room;
    }

    @Override
    public boolean takes(@Nullable String etag, long length) {
        if (etag != null && !etag.startsWith("W/") && length > 0) {
            for (DueFilesMapper.Kin stored : kin) {
                if (etag.equals(stored.etag()) && length == stored.length()) {
                    found = stored.sha256();
                    return false;
                }
            }
        }
        return room.fits(length);
    }

    /** Digest of the stored file that this one is; null where it is none. */
    @Nullable String found() {
        return found;
    }
}
