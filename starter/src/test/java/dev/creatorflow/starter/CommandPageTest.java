package dev.creatorflow.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.starter.connection.Connections;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.GlobalOptions;
import dev.creatorflow.starter.console.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * docs/command-line.md against the commands there are. Its list at the end is written from them by {@code -Dcreatorflow.docs=write}; the
 * rest is written by hand.
 */
class CommandPageTest {
    private static final String LIST = "\n## Every command and its options\n";
    private static final String HEAD = LIST + """

            `--help` says what they mean. `-o`, `-q`, `--no-color` and `--help` belong to each.

            | command | options |
            |---|---|
            """;

    /** Said once for all commands. */
    private static final List<String> EVERYWHERE = List.of("--output", "--quiet", "--no-color", "--help", "--version");

    @TempDir
    private Path folder;

    @Test
    void defect68EveryCommandAndOptionIsDocumentedAndNoOther() throws IOException {
        Path page = repository().resolve("docs/command-line.md");
        String text = Files.readString(page);
        int end = text.indexOf(LIST);
        String byHand = end < 0 ? text : text.substring(0, end);
        String list = HEAD + rows();
        if ("write".equals(System.getProperty("creatorflow.docs"))) {
            Files.writeString(page, byHand + list);
        }
        assertThat(Files.readString(page)).endsWith(list);
        Map<String, CommandLine> commands = tree().getSubcommands();
        assertThat(commands.keySet())
                .filteredOn(command -> shown(Objects.requireNonNull(commands.get(command))))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(byHand)
                        .as("what '%s' does, said by hand", command)
                        .containsPattern("`(?:[a-z-]+`, `)*" + command + "\\b"));
        assertThat(optionsNamedIn(byHand.substring(0, byHand.indexOf("**Interrupting**"))))
                .isNotEmpty()
                .isSubsetOf(optionsOf(tree()));
    }

    private static boolean shown(CommandLine command) {
        return !command.getCommandSpec().usageMessage().hidden();
    }

    private static Set<String> optionsNamedIn(String text) {
        return Pattern.compile("--[a-z][a-z-]+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> optionsOf(CommandLine command) {
        Set<String> names = new TreeSet<>(List.of("--help"));
        command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
        command.getSubcommands().values().forEach(sub -> names.addAll(optionsOf(sub)));
        return names;
    }

    private String rows() {
        StringBuilder rows = new StringBuilder();
        describe(tree(), "", rows);
        return rows.toString();
    }

    private static void describe(CommandLine command, String path, StringBuilder rows) {
        for (Map.Entry<String, CommandLine> child : command.getSubcommands().entrySet()) {
            CommandLine sub = child.getValue();
            String name = path + child.getKey();
            if (sub.getSubcommands().isEmpty() && !sub.isUnmatchedArgumentsAllowed() && shown(sub)) {
                rows.append("| `%s` | %s |\n".formatted((name + " " + places(sub)).strip(), options(sub)));
            }
            describe(sub, name + " ", rows);
        }
    }

    private static String places(CommandLine command) {
        return command.getCommandSpec().positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .map(parameter -> labelled(parameter, parameter.paramLabel()))
                .collect(Collectors.joining(" "));
    }

    private static String options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden() && !EVERYWHERE.contains(option.longestName()))
                .map(CommandPageTest::written)
                .sorted()
                .map(option -> "`" + option + "`")
                .collect(Collectors.joining(", "));
    }

    private static String written(OptionSpec option) {
        String others = Stream.of(option.names())
                .filter(name -> !name.equals(option.longestName()))
                .collect(Collectors.joining(", "));
        String name = option.longestName() + (others.isEmpty() ? "" : " (" + others + ")");
        return option.arity().max() == 0 ? name : name + " " + labelled(option, option.paramLabel());
    }

    private static String labelled(ArgSpec argument, String label) {
        String plain =
                label.replace("<", "").replace(">", "").replace("|", "\\|").toUpperCase(Locale.ROOT);
        String many = argument.arity().max() > 1 || argument.isMultiValue() ? plain + "…" : plain;
        return argument.arity().min() == 0 ? "[" + many + "]" : many;
    }

    /** All of it, as the completion sees it. */
    private CommandLine tree() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Surroundings surroundings =
                new Surroundings(Map.of(), folder, InputStream.nullInputStream(), nowhere, nowhere, false);
        GlobalOptions options = new GlobalOptions();
        Connections connections = new Connections(surroundings);
        Session session = new Session(surroundings, new Console(surroundings, options, Ansi.OFF), connections);
        return new CommandTree(session, "completion").root(options);
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder docs above the working directory");
        }
        return folder;
    }
}
