package dev.creatorflow.starter.names;

import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        for (String word : Words.of(arguments, file, surroundings)) {
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

    /** Every source as it is: each argument by itself, standard input, the file. */
    public List<String> texts(Surroundings surroundings) {
        return Words.texts(arguments, file, surroundings);
    }
}
