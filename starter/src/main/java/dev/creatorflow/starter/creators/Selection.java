package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.staff.CreatorOrder;
import dev.creatorflow.activities.persistence.staff.CreatorTarget;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.names.NameArguments;
import dev.creatorflow.starter.names.Where;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The stored creators a change is for: by names, or by a condition. */
public final class Selection {

    @Mixin
    private NameArguments names = new NameArguments();

    @Option(names = "--where", paramLabel = "TERMS", description = "Instead of names: " + Where.TERMS + ".")
    private @Nullable String where;

    /** Whether names or a condition were given at all. */
    public boolean given() {
        return where != null || names.given();
    }

    /** Their ids. A name that is not stored ends the command before anything is changed; all such names are told. */
    public List<String> ids(Session session) {
        if (where != null) {
            if (names.given()) {
                throw CommandFailure.usage("Either names or --where, not both.");
            }
            Where terms = new Where(session.connections().clock().instant()).and(where);
            return session.connections().creators().ids(terms.filter(List.of(), CreatorOrder.USERNAME, true));
        }
        List<CreatorTarget> targets = session.connections().creators().targets(names.handles(session.surroundings()));
        List<String> unknown = targets.stream()
                .filter(target -> !target.known())
                .map(CreatorTarget::asked)
                .toList();
        if (!unknown.isEmpty()) {
            throw CommandFailure.failed("Not stored: " + String.join(", ", unknown)
                    + ". Nothing was changed; './creatorflow creators add' enrols new ones.");
        }
        return targets.stream()
                .flatMap(target -> Optional.ofNullable(target.igUserId()).stream())
                .toList();
    }
}
