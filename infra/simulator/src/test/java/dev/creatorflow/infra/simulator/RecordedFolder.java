package dev.creatorflow.infra.simulator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Where the recorded bodies are, if anywhere: they do not belong to this project. */
public final class RecordedFolder {
    private RecordedFolder() {}

    /** A folder below the recorded ones; where there is none the test is reported as skipped. */
    public static Path require(String name) {
        Optional<Path> found = find().map(root -> root.resolve(name)).filter(Files::isDirectory);
        Assumptions.assumeTrue(
                found.isPresent(),
                "no recorded bodies: set CREATORFLOW_RECORDED_DIR, or put them into ../shared/payloads");
        return found.orElseThrow();
    }

    private static Optional<Path> find() {
        String given = System.getenv("CREATORFLOW_RECORDED_DIR");
        if (given != null && !given.isBlank()) {
            return Optional.of(Path.of(given));
        }
        for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            Path folder = place.resolve("shared/payloads");
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
