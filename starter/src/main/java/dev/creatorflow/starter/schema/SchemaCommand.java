package dev.creatorflow.starter.schema;

import dev.creatorflow.activities.persistence.Schema;
import dev.creatorflow.activities.persistence.SchemaStatus;
import dev.creatorflow.activities.persistence.SchemaStatus.PlannedStep;
import dev.creatorflow.activities.persistence.SchemaStatus.Step;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code db}: each method is a command of its own. */
@Command(name = "db", mixinStandardHelpOptions = true, description = "The database's schema.")
public final class SchemaCommand {

    private final Session session;

    public SchemaCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Which migrations are applied and which are pending; changes nothing.")
    int status() {
        SchemaStatus status = schema().status();
        session.console().result(() -> table(status.steps()), () -> document(status));
        if (!status.current()) {
            session.console().remark(status.pending().size() + " pending: run ./creatorflow db migrate.");
        }
        return ExitCode.DONE.code();
    }

    @Command(
            name = "plan",
            mixinStandardHelpOptions = true,
            description = "The SQL that 'migrate' would run; changes nothing.")
    int plan() {
        List<PlannedStep> plan = schema().plan();
        session.console().result(() -> planTable(plan), () -> Map.of("pending", plan));
        plan.forEach(step ->
                session.console().below("\n-- " + step.version() + " " + step.description() + "\n" + step.sql()));
        return ExitCode.DONE.code();
    }

    @Command(name = "migrate", mixinStandardHelpOptions = true, description = "Apply what is pending.")
    int migrate() {
        int applied = schema().migrate();
        SchemaStatus status = schema().status();
        session.console()
                .result(
                        () -> Table.of("applied", "version")
                                .row(applied, status.version())
                                .build(),
                        () -> Map.of("applied", applied, "version", String.valueOf(status.version())));
        return ExitCode.DONE.code();
    }

    private Schema schema() {
        return new Schema(session.connections().database().dataSource());
    }

    private static Map<String, Object> document(SchemaStatus status) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", status.version());
        document.put("current", status.current());
        document.put("steps", status.steps());
        return document;
    }

    private static Table table(List<Step> steps) {
        Table.Builder table = Table.of("version", "migration", "state");
        steps.forEach(step -> table.row(step.version(), step.description(), step.applied() ? "applied" : "pending"));
        return table.build();
    }

    private static Table planTable(List<PlannedStep> plan) {
        Table.Builder table = Table.of("version", "migration");
        plan.forEach(step -> table.row(step.version(), step.description()));
        return table.build();
    }
}
