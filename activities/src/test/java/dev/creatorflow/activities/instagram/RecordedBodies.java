package dev.creatorflow.activities.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Answers recorded upstream. They are no part of the project: {@code CREATORFLOW_RECORDED_DIR} names their folder, or it is found as {@code
 * shared/payloads} beside the repository; without it the tests that need them are skipped.
 */
public final class RecordedBodies {
    private RecordedBodies() {}

    /** The bytes of {@code folder/file}; skips the test where there is no such recording. */
    public static byte[] body(String path) {
        Path file = folder().resolve(path);
        Assumptions.assumeTrue(Files.isRegularFile(file), () -> "No recorded body " + path + " in " + folder());
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError("The recorded body " + file + " cannot be read", e);
        }
    }

    /** Names of the recorded files of a folder, such as {@code instagram/x.json}, sorted. */
    public static List<String> names(String subfolder) {
        Path folder = folder().resolve(subfolder);
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "No folder of recorded bodies at " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> subfolder + "/" + file.getFileName())
                    .sorted()
                    .toList();
            assertThat(names).as("recorded bodies in %s", folder).isNotEmpty();
            return names;
        } catch (IOException e) {
            throw new AssertionError("The folder " + folder + " cannot be read", e);
        }
    }

    private static Path folder() {
        Optional<Path> folder = Optional.ofNullable(System.getenv("CREATORFLOW_RECORDED_DIR"))
                .filter(dir -> !dir.isBlank())
                .map(Path::of)
                .or(RecordedBodies::besideTheRepository);
        Assumptions.assumeTrue(
                folder.isPresent(),
                "No recorded bodies here: set CREATORFLOW_RECORDED_DIR, or put them at ../shared/payloads beside the repository");
        return folder.get();
    }

    private static Optional<Path> besideTheRepository() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            Path candidate = dir.resolve("shared").resolve("payloads");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
