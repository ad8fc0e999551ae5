package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.staff.CreatorStaff.Changed;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.Table;

/** How a change of creators is told. */
final class ChangeOutput {

    private ChangeOutput() {}

    static void write(Console console, Changed changed) {
        console.result(
                () -> Table.of("changed", "unchanged", "unknown")
                        .row(
                                changed.changed().size(),
                                changed.unchanged().size(),
                                changed.unknown().size())
                        .build(),
                () -> changed);
    }
}
