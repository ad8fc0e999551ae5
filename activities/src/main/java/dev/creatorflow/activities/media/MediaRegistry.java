package dev.creatorflow.activities.media;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.media.fetch.SourceLink;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.activities.settings.MediaSettings;
import dev.creatorflow.activities.settings.MediaSettings.Kind;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes down which files the rows of a page use. A file that is stored is linked and its public URL put into the row; any other becomes due.
 * Works inside the caller's transaction, after the rows are written: one round trip where nothing is new, five where something is, one more where a post lost a file. Thread-safe.
 */
public final class MediaRegistry {
    private final boolean storeEnabled;
    private final Set<Kind> kinds;
    private final Clock clock;

    /** @param storeEnabled false: stored files keep their place in the rows, and nothing becomes due */
    public MediaRegistry(boolean storeEnabled, MediaSettings settings, Clock clock) {
        this.storeEnabled = storeEnabled;
        this.kinds = settings.kinds();
        this.clock = clock;
    }

    /**
     * Registers the files of rows that are already written in this transaction. A repeated call changes nothing and returns what stands.
     *
     * @param target whose transfer fetches what becomes due: a user id, or {@code r/name} or {@code u/name} of Reddit
     * @return different files of this page that are not in the store yet, and those that are; what is not kept or lost is in neither
     */
    public MediaCounts register(Statements statements, MediaOwner owner, String target, List<RowSlot> slots) {
        FileList files = list(owner, slots);
        return files.rowKeys().isEmpty() ? MediaCounts.NONE : register(statements, owner, target, files);
    }

    /** The files of these places that are kept; what is not, and what has no usable link, is left out. */
    public FileList list(MediaOwner owner, List<RowSlot> slots) {
        List<ObjectNode> wanted = new ArrayList<>();
        Set<String> rows = new LinkedHashSet<>();
        Set<String> different = new HashSet<>();
        Set<String> inPart = new HashSet<>();
        for (RowSlot slot : slots) {
            Optional<ObjectNode> entry = kinds.contains(slot.kind(owner)) ? entry(owner, slot) : Optional.empty();
            if (entry.isEmpty() || !slot.whole()) {
                inPart.add(slot.rowKey());
            }
            entry.ifPresent(one -> {
                wanted.add(one);
                rows.add(slot.rowKey());
                different.add(one.path("source_key").textValue());
            });
        }
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        wanted.forEach(entry -> entries.add(
                entry.put("whole", !inPart.contains(entry.path("row_key").textValue()))));
        return new FileList(owner.table(), entries.toString(), List.copyOf(rows), different.size());
    }

    /** A guess, which saves a vain look: without a store no new file is ever stored. */
    public boolean maybeSettled(FileList files) {
        return storeEnabled || files.rowKeys().isEmpty();
    }

    private MediaCounts register(Statements statements, MediaOwner owner, String target, FileList files) {
        RegistryMapper mapper = statements.mapper(RegistryMapper.class);
        RegistryMapper.Standing standing = settle(mapper, owner, files);
        if (storeEnabled && !standing.settled()) {
            Instant now = clock.instant();
            mapper.wantFiles(owner.platform().label(), target, files.slots(), now);
            int retired = mapper.retireReplacedLinks(owner.table(), files.slots(), now);
            if (retired > 0 && owner == MediaOwner.INSTAGRAM_POSTS) {
                mapper.dropEmptyVideoLists(files.slots());
            }
            mapper.link(owner.table(), files.slots(), now);
            if (retired > 0 && owner == MediaOwner.REDDIT_POSTS) {
                ErasedFiles.partReplaced(statements, owner, files.rowKeys());
            }
            standing = settle(mapper, owner, files);
        }
        return new MediaCounts(standing.due(), standing.stored());
    }

    private static RegistryMapper.Standing settle(RegistryMapper mapper, MediaOwner owner, FileList files) {
        return mapper.settle(owner, files.owner(), files.slots(), files.rows());
    }

    private static Optional<ObjectNode> entry(MediaOwner owner, RowSlot rowSlot) {
        MediaSlot slot = rowSlot.slot();
        return SourceLink.of(slot.url())
                .flatMap(link -> SourceKey.of(owner.platform(), rowSlot, link)
                        .map(key -> JsonNodeFactory.instance
                                .objectNode()
                                .put("row_key", rowSlot.rowKey())
                                .put("role", slot.role().name())
                                .put("position", slot.position())
                                .put("source_key", key)
                                .put("media_pk", slot.mediaPk())
                                .put("url", link.uri().toString())
                                .put("width", slot.width())
                                .put("height", slot.height())
                                .put("expires_at", text(link.expiresAt()))));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
