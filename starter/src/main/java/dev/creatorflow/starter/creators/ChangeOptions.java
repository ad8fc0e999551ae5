package dev.creatorflow.starter.creators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.activities.persistence.staff.CreatorStaff;
import dev.creatorflow.activities.persistence.staff.CreatorStaff.Changed;
import dev.creatorflow.activities.persistence.staff.CreatorStaff.Difference;
import dev.creatorflow.activities.persistence.staff.CreatorStaff.Rehearsal;
import dev.creatorflow.activities.persistence.staff.Requester;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every change of creators takes, and how it is told. */
final class ChangeOptions {

    private static final int MOST_TOLD = 50;

    private final ObjectMapper json = new ObjectMapper();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    private @Nullable String reason;

    @Option(names = "--plan", description = "Show what would change, and change nothing.")
    private boolean planOnly;

    /** Whether nothing is to be changed. */
    boolean planned() {
        return planOnly;
    }

    /** Does the change, or shows what it would do. */
    void apply(Session session, BiFunction<CreatorStaff, Requester, Changed> change) {
        CreatorStaff staff = session.connections().staff();
        Requester requester = session.connections().requester(reason);
        if (planOnly) {
            Rehearsal rehearsal = staff.rehearse(rehearsed -> change.apply(rehearsed, requester));
            session.console().result(() -> table(rehearsal.differences()), () -> document(rehearsal));
            Changed would = rehearsal.changed();
            if (would.changed().size() > MOST_TOLD) {
                session.console().remark("The first " + MOST_TOLD + " are shown; -o json has them all.");
            }
            session.console()
                    .remark(would.changed().size() + " would change, "
                            + would.unchanged().size() + " are so already. Nothing was changed.");
            return;
        }
        Changed changed = change.apply(staff, requester);
        session.console()
                .result(
                        () -> Table.of("changed", "unchanged", "unknown")
                                .row(
                                        changed.changed().size(),
                                        changed.unchanged().size(),
                                        changed.unknown().size())
                                .build(),
                        () -> changed);
    }

    private Table table(List<Difference> differences) {
        Table.Builder table = Table.of("creator", "id", "what", "before", "after");
        for (Difference difference : differences.subList(0, Math.min(MOST_TOLD, differences.size()))) {
            JsonNode before = tree(difference.before());
            JsonNode after = tree(difference.after());
            List<String> columns = new ArrayList<>();
            after.fieldNames().forEachRemaining(columns::add);
            for (String column : columns) {
                if (!after.get(column).equals(before.path(column))) {
                    table.row(
                            difference.username(),
                            difference.igUserId(),
                            column,
                            text(before.path(column)),
                            text(after.get(column)));
                }
            }
        }
        return table.build();
    }

    private Map<String, Object> document(Rehearsal rehearsal) {
        List<Map<String, Object>> differences = new ArrayList<>();
        for (Difference difference : rehearsal.differences()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("igUserId", difference.igUserId());
            entry.put("username", difference.username());
            entry.put("before", tree(difference.before()));
            entry.put("after", tree(difference.after()));
            differences.add(entry);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("changed", rehearsal.changed().changed());
        document.put("unchanged", rehearsal.changed().unchanged());
        document.put("unknown", rehearsal.changed().unknown());
        document.put("differences", differences);
        return document;
    }

    private JsonNode tree(@Nullable String text) {
        try {
            return json.readTree(text == null ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database gave no JSON: " + text, e);
        }
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? null
                : value.isTextual() ? value.textValue() : value.toString();
    }
}
