package dev.creatorflow.starter.reddit;

import dev.creatorflow.activities.persistence.staff.RedditStaff.Changed;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;

/** How a change of communities or redditors is told. */
final class RedditChange {
    private RedditChange() {}

    /** Writes what was done; FAILED where no name was stored, PARTIAL where some were not. */
    static ExitCode write(Session session, Changed changed) {
        session.console()
                .result(
                        () -> {
                            Table.Builder table = Table.of("name", "result");
                            changed.changed().forEach(name -> table.row(name, "changed"));
                            changed.unchanged().forEach(name -> table.row(name, "was so already"));
                            changed.unknown().forEach(name -> table.row(name, "not stored"));
                            return table.build();
                        },
                        () -> changed);
        if (changed.unknown().isEmpty()) {
            return ExitCode.DONE;
        }
        return changed.changed().isEmpty() && changed.unchanged().isEmpty() ? ExitCode.FAILED : ExitCode.PARTIAL;
    }
}
