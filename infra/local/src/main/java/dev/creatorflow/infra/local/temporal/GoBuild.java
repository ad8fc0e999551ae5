package dev.creatorflow.infra.local.temporal;

import dev.creatorflow.infra.local.exit.CommandFailure;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Builds Temporal's program from its Go module. Later versions of the module than this one cannot be installed by name,
 * because they replace modules.
 *
 * @param go the Go command
 */
record GoBuild(Path go) {
    static final String MODULE = "github.com/temporalio/cli/cmd/temporal@v1.5.1";
    private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(20);
    private static final int LAST_LINES = 8;

    static Optional<GoBuild> onPath(List<Path> searchPath) {
        return searchPath.stream()
                .map(folder -> folder.resolve("go"))
                .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
                .map(GoBuild::new)
                .findFirst();
    }

    /** Builds into a folder beside the final place and moves the program there when it is whole. */
    void installInto(Path toolsDir, Consumer<String> progress) throws InterruptedException {
        progress.accept("Building Temporal's dev server once with Go (about 2½ minutes on two cores) …");
        try {
            Path draft = Files.createDirectories(toolsDir.resolve(".building"));
            ProcessBuilder builder = new ProcessBuilder(go.toString(), "install", "-v", MODULE);
            builder.environment().put("GOBIN", draft.toString());
            builder.directory(draft.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(new File("/dev/null")));
            Process process = builder.start();
            Thread stopper = new Thread(process::destroy, "end-go-build");
            Runtime.getRuntime().addShutdownHook(stopper);
            Deque<String> lastLines = follow(process, progress);
            int code = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(stopper);
            if (code != 0) {
                throw CommandFailure.unreachable("Temporal could not be built with " + go + " (Go 1.25 or newer and"
                        + " access to the Go module proxy are needed). Go says:\n" + String.join("\n", lastLines));
            }
            Files.move(draft.resolve("temporal"), toolsDir.resolve("temporal"), StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(draft);
            progress.accept("Temporal's dev server is built.");
        } catch (IOException e) {
            throw CommandFailure.failed("Temporal could not be built into " + toolsDir + ": " + e.getMessage(), e);
        }
    }

    /** Reads what Go says, a package a line, and passes on how far it is from time to time. */
    private static Deque<String> follow(Process process, Consumer<String> progress) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        long said = System.nanoTime();
        int packages = 0;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                packages++;
                last.addLast(line);
                if (last.size() > LAST_LINES) {
                    last.removeFirst();
                }
                if (System.nanoTime() - said > BETWEEN_MESSAGES.toNanos()) {
                    said = System.nanoTime();
                    progress.accept("… still building Temporal: " + packages + " packages done");
                }
            }
        }
        return last;
    }
}
