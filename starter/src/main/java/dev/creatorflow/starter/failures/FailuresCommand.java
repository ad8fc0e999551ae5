package dev.creatorflow.starter.failures;

import dev.creatorflow.activities.persistence.staff.FailureGroup;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.LengthOfTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code runs failures}. */
@Command(
        name = "failures",
        mixinStandardHelpOptions = true,
        description = "What did not end well and was not made good since, by error, provider and first cause.")
public final class FailuresCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "7d",
            converter = LengthOfTime.class,
            description = "Runs begun since so long ago; default 7d.")
    private Duration since = Duration.ofDays(7);

    public FailuresCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<FailureGroup> groups = session.connections()
                .failures()
                .groups(session.connections().clock().instant().minus(since));
        session.console().result(() -> table(groups), () -> document(groups));
        if (groups.isEmpty()) {
            session.console().remark("Nothing to make good.");
        }
        return ExitCode.DONE.code();
    }

    private static Table table(List<FailureGroup> groups) {
        Table.Builder table =
                Table.of("group", "runs", "outcome", "reason", "error", "provider", "cause", "example", "newest", "do");
        for (FailureGroup group : groups) {
            table.row(
                    group.id(),
                    group.runs(),
                    group.outcome(),
                    group.reason(),
                    group.errorType(),
                    group.provider(),
                    group.cause(),
                    group.exampleUsername(),
                    group.newest(),
                    Remedy.of(group));
        }
        return table.build();
    }

    private static Map<String, Object> document(List<FailureGroup> groups) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("groups", groups.stream().map(FailuresCommand::group).toList());
        document.put("runs", groups.stream().mapToLong(FailureGroup::runs).sum());
        return document;
    }

    private static Map<String, @Nullable Object> group(FailureGroup group) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("group", group.id());
        document.put("runs", group.runs());
        document.put("outcome", group.outcome());
        document.put("reason", group.reason());
        document.put("errorType", group.errorType());
        document.put("provider", group.provider());
        document.put("cause", group.cause());
        document.put("oldest", group.oldest());
        document.put("newest", group.newest());
        document.put("exampleRun", group.exampleRun());
        document.put("exampleUsername", group.exampleUsername());
        document.put("command", Remedy.of(group));
        return document;
    }
}
