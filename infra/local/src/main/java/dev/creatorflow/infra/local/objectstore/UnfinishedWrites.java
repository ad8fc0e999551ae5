package dev.creatorflow.infra.local.objectstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server that was killed while it wrote left behind: it writes beside the object, under its name and a UUID, and renames at the end. The next
 * server would show such a part as an object of its own.
 */
final class UnfinishedWrites {
    private static final Pattern NAME = Pattern.compile(".+-\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private UnfinishedWrites() {}

    /** Removes them; only to be called while no server runs over the folder. */
    static void remove(Path folder) throws IOException {
        List<Path> parts;
        try (Stream<Path> files = Files.walk(folder)) {
            parts = files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .filter(Files::isRegularFile)
                    .toList();
        }
        for (Path part : parts) {
            Files.delete(part);
        }
    }
}
