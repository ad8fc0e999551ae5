package dev.creatorflow.starter;

import dev.creatorflow.starter.connection.Connections;
import dev.creatorflow.starter.connection.FailureSentence;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.GlobalOptions;
import dev.creatorflow.starter.console.Surroundings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One run of the command line in given surroundings. */
public final class Program {

    private final Surroundings surroundings;

    public Program(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command and returns its exit code; never throws. */
    public int run(String... args) {
        Ansi ansi = ansi(args);
        GlobalOptions options = new GlobalOptions();
        Console console = new Console(surroundings, options, ansi);
        try (Connections connections = new Connections(surroundings)) {
            CommandLine root = new CommandTree(new Session(surroundings, console, connections), args).root(options);
            configure(root, ansi, console, connections);
            return root.execute(args);
        }
    }

    private void configure(CommandLine root, Ansi ansi, Console console, Connections connections) {
        root.getCommandSpec().version("creatorflow " + version());
        root.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setUsageHelpAutoWidth(surroundings.terminal());
        root.setParameterExceptionHandler((failure, _) -> wrongUse(failure, console));
        root.setExecutionExceptionHandler((failure, _, _) -> {
            FailureSentence sentence = FailureSentence.of(failure, connections);
            console.error(sentence.sentence());
            return sentence.exitCode().code();
        });
    }

    private static int wrongUse(ParameterException failure, Console console) {
        StringBuilder sentence = new StringBuilder(String.valueOf(failure.getMessage()));
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                sentence.append(". Did you mean ")
                        .append(String.join(" or ", suggestions))
                        .append('?');
            }
        }
        String command = failure.getCommandLine().getCommandSpec().qualifiedName(" ");
        console.error(sentence.append("\n'./")
                .append(command)
                .append(" --help' tells how it is used.")
                .toString());
        return ExitCode.USAGE.code();
    }

    private Ansi ansi(String[] args) {
        boolean without = List.of(args).contains("--no-color")
                || surroundings.environment().containsKey("NO_COLOR")
                || "dumb".equals(surroundings.environment().get("TERM"));
        return surroundings.terminal() && !without ? Ansi.ON : Ansi.OFF;
    }

    private static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
