package dev.creatorflow.activities.media;

import dev.creatorflow.activities.media.fetch.SourceLink;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an upstream file, whatever link leads to it: {@code (medium, role)}, so that a clip in two streams is one file. A profile picture
 * has no id of its own; its link's file name stands for it, so that a changed picture is another file.
 */
final class SourceKey {
    /** Ids are digits at Instagram and short words at Reddit; nothing else becomes part of a key. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private SourceKey() {}

    /** Empty where the upstream's text is no id: such a file is not kept. */
    static Optional<String> of(Platform platform, RowSlot rowSlot, SourceLink link) {
        MediaSlot slot = rowSlot.slot();
        if (!ID.matcher(slot.mediaPk()).matches()) {
            return Optional.empty();
        }
        String role = slot.role().name().toLowerCase(Locale.ROOT);
        String key = platform.label() + "/" + slot.mediaPk() + "/" + role;
        if (slot.role() == MediaRole.PROFILE_PICTURE) {
            return Optional.of(key + "/" + digest(link.fileName()));
        }
        // A slide without an id of its own carries the post's: its place tells it apart.
        boolean borrowedId = rowSlot.isSlide() && slot.mediaPk().equals(rowSlot.rowKey());
        return Optional.of(borrowedId ? key + "/" + slot.position() : key);
    }

    private static String digest(String fileName) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(fileName.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
