package dev.creatorflow.starter.names;

import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names as arguments, from a file, or from standard input. */
public final class NameArguments {

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Handles (name, @name or the profile's address); - reads them from standard input.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "File of handles, separated by white space or commas; # begins a comment.")
    private @Nullable Path file;

    /** Whether any source of names was given. */
    public boolean given() {
        return !arguments.isEmpty() || file != null;
    }

    /** The distinct handles in their order, in lower case. Whatever is no handle ends the command, all of them named. */
    public List<String> handles(Surroundings surroundings) {
        Set<String> handles = new LinkedHashSet<>();
        List<String> wrong = new ArrayList<>();
        for (String word : words(surroundings)) {
            Optional<String> handle = InstagramHandle.parse(word);
            handle.ifPresentOrElse(handles::add, () -> wrong.add(word));
        }
        if (!wrong.isEmpty()) {
            throw CommandFailure.usage("Not Instagram handles: " + String.join(", ", wrong)
                    + ". A handle is up to 30 letters, digits, dots and underscores.");
        }
        if (handles.isEmpty()) {
            throw CommandFailure.usage("No names: give them as arguments, with --file FILE, or - for standard input.");
        }
        return List.copyOf(handles);
    }

    private List<String> words(Surroundings surroundings) {
        return texts(surroundings).stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("(?:^|\\s)#.*$", "").replace("\uFEFF", ""))
                .flatMap(line -> Stream.of(line.split("[\\s,;]+")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Every source as it is: each argument by itself, standard input, the file. */
    public List<String> texts(Surroundings surroundings) {
        List<String> texts = new ArrayList<>();
        for (String argument : arguments) {
            texts.add("-".equals(argument) ? standardInput(surroundings) : argument);
        }
        if (file != null) {
            texts.add(content(surroundings.workingDir().resolve(file)));
        }
        return texts;
    }

    private static String content(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandFailure.usage("The file " + path + " cannot be read: give one that exists and is UTF-8 text.");
        }
    }

    private static String standardInput(Surroundings surroundings) {
        try {
            return new String(surroundings.in().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input cannot be read", e);
        }
    }
}
