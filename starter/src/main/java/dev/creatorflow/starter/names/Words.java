package dev.creatorflow.starter.names;

import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words out of arguments, a file, and standard input. */
final class Words {
    private Words() {}

    /** Every word of every source, separated by white space, commas or semicolons; {@code #} begins a comment. */
    static List<String> of(List<String> arguments, @Nullable Path file, Surroundings surroundings) {
        return texts(arguments, file, surroundings).stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("(?:^|\\s)#.*$", "").replace("\uFEFF", ""))
                .flatMap(line -> Stream.of(line.split("[\\s,;]+")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Every source as it is: each argument by itself, standard input for {@code -}, the file. */
    static List<String> texts(List<String> arguments, @Nullable Path file, Surroundings surroundings) {
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
