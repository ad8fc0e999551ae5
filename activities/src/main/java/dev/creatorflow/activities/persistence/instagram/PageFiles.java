package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.media.FileList;
import dev.creatorflow.activities.media.MediaOwner;
import dev.creatorflow.activities.media.MediaRegistry;
import dev.creatorflow.activities.media.RowSlot;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.workflows.instagram.MediaCounts;
import java.util.List;

/** Takes down the files that freshly written rows use, in their transaction. */
public interface PageFiles {
    /** Takes down none: for rows whose files are taken down already. */
    PageFiles NONE = new PageFiles() {
        @Override
        public FileList list(MediaOwner owner, List<RowSlot> files) {
            return new FileList(owner.table(), "[]", List.of(), 0);
        }

        @Override
        public boolean maybeSettled(FileList files) {
            return true;
        }

        @Override
        public MediaCounts register(Statements statements, MediaOwner owner, String igUserId, List<RowSlot> files) {
            return MediaCounts.NONE;
        }
    };

    static PageFiles in(MediaRegistry registry) {
        return new PageFiles() {
            @Override
            public FileList list(MediaOwner owner, List<RowSlot> files) {
                return registry.list(owner, files);
            }

            @Override
            public boolean maybeSettled(FileList files) {
                return registry.maybeSettled(files);
            }

            @Override
            public MediaCounts register(Statements statements, MediaOwner owner, String igUserId, List<RowSlot> files) {
                return registry.register(statements, owner, igUserId, files);
            }
        };
    }

    /** The files that {@link #register} would take down. */
    FileList list(MediaOwner owner, List<RowSlot> files);

    /** False where they are hardly all stored, so that trying the fast way would be in vain. */
    boolean maybeSettled(FileList files);

    /** @param igUserId the creator whose transfer fetches what is due */
    MediaCounts register(Statements statements, MediaOwner owner, String igUserId, List<RowSlot> files);
}
