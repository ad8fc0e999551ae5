package dev.creatorflow.infra.local.temporal;

import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.file.FileLock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds Temporal's program: on the PATH, in the tools folder, or built into it once with Go. Several processes may
 * search at once; one of them builds.
 */
public final class TemporalFinder {
    private final Path toolsDir;
    private final List<Path> searchPath;
    private final Consumer<String> progress;

    /**
     * Nothing is looked for yet.
     *
     * @param toolsDir where the program is built to
     * @param searchPath folders with the user's own programs; they come first
     * @param progress takes sentences about what takes long
     */
    public TemporalFinder(Path toolsDir, List<Path> searchPath, Consumer<String> progress) {
        this.toolsDir = toolsDir;
        this.searchPath = searchPath;
        this.progress = progress;
    }

    /**
     * The program, built first if that is the only way.
     *
     * @throws CommandFailure naming what is missing and the ways to get it
     */
    public TemporalProgram find() throws InterruptedException {
        Optional<TemporalProgram> found = present();
        if (found.isPresent()) {
            return found.get();
        }
        GoBuild go = GoBuild.onPath(searchPath).orElseThrow(TemporalFinder::nothingFound);
        try (FileLock _ = FileLock.take(toolsDir.resolve("temporal.lock"))) {
            Optional<TemporalProgram> builtMeanwhile = inTools();
            if (builtMeanwhile.isPresent()) {
                return builtMeanwhile.get();
            }
            go.installInto(toolsDir, progress);
            return inTools()
                    .orElseThrow(() -> CommandFailure.failed(
                            "Temporal was built into " + toolsDir + ", but the program there does not answer to"
                                    + " --version. Remove it and try again.",
                            null));
        }
    }

    private Optional<TemporalProgram> present() {
        return searchPath.stream()
                .map(folder -> TemporalProgram.at(folder.resolve("temporal")))
                .flatMap(Optional::stream)
                .findFirst()
                .or(this::inTools);
    }

    private Optional<TemporalProgram> inTools() {
        return TemporalProgram.at(toolsDir.resolve("temporal"));
    }

    private static CommandFailure nothingFound() {
        return CommandFailure.unreachable("Temporal's dev server is missing, and Go, with which it can be built once,"
                + " too. Install one of the two: the 'temporal' command line tool 1.5.1 or newer"
                + " (https://docs.temporal.io/cli) or Go 1.25 or newer (https://go.dev/dl), both on the PATH; or set"
                + " TEMPORAL_ADDRESS to a Temporal server of your own.");
    }
}
