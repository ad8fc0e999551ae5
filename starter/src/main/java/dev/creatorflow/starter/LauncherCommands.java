package dev.creatorflow.starter;

import dev.creatorflow.starter.console.CommandFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Commands that the launcher {@code ./creatorflow} gives to other modules. They are listed here, so that one help shows
 * everything there is.
 */
final class LauncherCommands {

    private static final Map<String, String> DESCRIPTIONS = descriptions();

    private LauncherCommands() {}

    private static Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        descriptions.put("demo", "Start everything on this machine, scrape generated creators, print what was stored.");
        descriptions.put("up", "Start one server's whole platform with a worker; data are kept.");
        descriptions.put("down", "Stop what 'up' started.");
        descriptions.put("status", "What of the local platform is running, and where.");
        descriptions.put("worker", "Only the worker, against servers of your own.");
        descriptions.put("simulator", "Only the simulator of the provider.");
        descriptions.put("bench", "Measure throughput and cost on this machine, beside plain loops.");
        descriptions.put("test", "Build and test everything.");
        return descriptions;
    }

    static void addTo(CommandLine root) {
        DESCRIPTIONS.forEach((name, description) -> {
            CommandSpec spec = CommandSpec.wrapWithoutInspection((Callable<Integer>) () -> {
                throw CommandFailure.usage("'" + name + "' is started by the launcher: ./creatorflow " + name);
            });
            spec.usageMessage().description(description);
            CommandLine command = new CommandLine(spec);
            command.setUnmatchedArgumentsAllowed(true);
            root.addSubcommand(name, command);
        });
    }
}
