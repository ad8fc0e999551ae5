package dev.creatorflow.starter.schema;

import dev.creatorflow.activities.persistence.adoption.Adoption;
import dev.creatorflow.activities.persistence.adoption.AdoptionFailure;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.CaseDuplicate;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Change;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Holder;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Obstacle;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code db adopt}: shows what an existing database needs, and does it. */
final class AdoptCommand {
    private final Session session;

    AdoptCommand(Session session) {
        this.session = session;
    }

    /** Ends with {@link ExitCode#FAILED} where something has to be settled by a person first. */
    ExitCode run(boolean planOnly) {
        Adoption adoption = new Adoption(session.connections().database());
        Console console = session.console();
        try {
            AdoptionPlan plan = adoption.plan();
            boolean applied = !planOnly && plan.obstacles().isEmpty() && !plan.nothingToDo();
            if (applied) {
                adoption.apply(
                        session.connections().requester(null).name(), step -> console.status("adopting: " + step));
            }
            console.result(() -> table(plan), () -> document(plan, applied));
            tell(console, plan, applied);
            return plan.obstacles().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        } catch (AdoptionFailure stopped) {
            throw CommandFailure.failed(String.valueOf(stopped.getMessage()));
        }
    }

    private static void tell(Console console, AdoptionPlan plan, boolean applied) {
        for (CaseDuplicate duplicate : plan.duplicates()) {
            console.below("The handle " + duplicate.handle() + " is held by " + text(duplicate.winner()) + ", because "
                    + duplicate.why() + "; as former holders stay "
                    + duplicate.losers().stream().map(AdoptCommand::text).collect(Collectors.joining(", ")) + ".");
        }
        plan.remarks().forEach(console::below);
        for (Obstacle obstacle : plan.obstacles()) {
            console.below("In the way: " + obstacle.where() + ". " + obstacle.problem() + " "
                    + String.join(", ", obstacle.rows()) + (obstacle.rows().isEmpty() ? "" : ". ") + obstacle.remedy());
        }
        if (!plan.obstacles().isEmpty()) {
            console.remark("Nothing was changed: " + plan.obstacles().size() + " things have to be settled first.");
        } else if (plan.nothingToDo()) {
            console.remark("Nothing to do: the database is as it has to be.");
        } else {
            console.remark(
                    applied
                            ? "Adopted. What was changed is in creatorflow.adoption_log."
                            : "Nothing was changed: ./creatorflow db adopt does it.");
        }
    }

    private static Table table(AdoptionPlan plan) {
        Table.Builder table = Table.of("change", "table", "name", "detail", "rows");
        for (Change change : plan.changes()) {
            table.row(
                    change.kind().name().toLowerCase(Locale.ROOT),
                    change.table(),
                    change.name(),
                    change.detail(),
                    change.rows());
        }
        return table.build();
    }

    private static Map<String, Object> document(AdoptionPlan plan, boolean applied) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("applied", applied);
        document.put("nothingToDo", plan.nothingToDo());
        document.put("changes", plan.changes());
        document.put("duplicates", plan.duplicates());
        document.put("obstacles", plan.obstacles());
        document.put("remarks", plan.remarks());
        return document;
    }

    private static String text(Holder holder) {
        return holder.username() + " (" + holder.igUserId() + ")";
    }
}
