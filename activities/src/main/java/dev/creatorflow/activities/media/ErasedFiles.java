package dev.creatorflow.activities.media;

import dev.creatorflow.activities.persistence.Statements;
import java.util.List;

/**
 * Parts rows from their files, where the rows lose their content for good: what was due is no longer wanted, and what is stored and nobody else's is
 * an orphan that the next repair removes. Works inside the caller's transaction, after the rows are written; repeating it changes nothing.
 */
public final class ErasedFiles {
    private ErasedFiles() {}

    /** Returns how many files lost their last row. */
    public static int part(Statements statements, MediaOwner owner, List<String> rowKeys) {
        if (rowKeys.isEmpty()) {
            return 0;
        }
        ErasedFilesMapper mapper = statements.mapper(ErasedFilesMapper.class);
        Long[] objects =
                mapper.unlink(owner.table(), rowKeys.toArray(String[]::new)).toArray(Long[]::new);
        if (objects.length == 0) {
            return 0;
        }
        if (owner == MediaOwner.REDDIT_USERS) {
            mapper.unname(objects, rowKeys.stream().map(name -> "u_" + name).toArray(String[]::new));
        }
        return mapper.drop(objects) + mapper.orphan(objects);
    }

    /** Parts rows from the files of their former places: what was taken out of a gallery is no version to keep. */
    static int partReplaced(Statements statements, MediaOwner owner, List<String> rowKeys) {
        ErasedFilesMapper mapper = statements.mapper(ErasedFilesMapper.class);
        Long[] objects = mapper.unlinkReplaced(owner.table(), rowKeys.toArray(String[]::new))
                .toArray(Long[]::new);
        return objects.length == 0 ? 0 : mapper.drop(objects) + mapper.orphan(objects);
    }
}
