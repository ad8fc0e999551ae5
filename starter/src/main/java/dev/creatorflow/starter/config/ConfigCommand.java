package dev.creatorflow.starter.config;

import dev.creatorflow.activities.settings.SettingKey;
import dev.creatorflow.activities.settings.SettingLine;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code config}. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "The settings in effect and where each came from; secrets are masked.")
public final class ConfigCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "KEY", arity = "0..*", description = "Only these settings.")
    private List<SettingKey> keys = List.of();

    @Option(names = "--set", description = "Only what is not a default.")
    private boolean onlySet;

    public ConfigCommand(Session session) {
        this.session = session;
    }

    /** A setting in JSON; a null value is one that is not set. */
    private record Line(String key, @Nullable String value, String origin, String meaning) {

        static Line of(SettingLine line) {
            return new Line(
                    line.key().name(),
                    line.value().isEmpty() ? null : line.value(),
                    line.origin(),
                    line.key().meaning());
        }
    }

    @Override
    public Integer call() {
        List<Line> lines = session.connections().settings().describe().stream()
                .filter(line -> keys.isEmpty() || keys.contains(line.key()))
                .filter(line -> !onlySet
                        || !(line.origin().equals("default") || line.origin().equals("not set")))
                .map(Line::of)
                .toList();
        session.console().result(() -> table(lines), () -> Map.of("settings", lines));
        return ExitCode.DONE.code();
    }

    private static Table table(List<Line> lines) {
        Table.Builder table = Table.of("key", "value", "origin");
        lines.forEach(line -> table.row(line.key(), line.value(), line.origin()));
        return table.build();
    }
}
