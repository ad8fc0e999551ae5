package dev.creatorflow.infra.local.temporal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A usable {@code temporal} program.
 *
 * @param path absolute
 * @param version as it names itself, for messages
 */
public record TemporalProgram(Path path, String version) {
    /** The command line tool that is wanted at least, and the server inside it, for builds that carry no version. */
    private static final int[] LEAST_TOOL = {1, 5, 1};

    private static final int[] LEAST_SERVER = {1, 29, 1};
    private static final Pattern TOOL = Pattern.compile("temporal version (\\d+)\\.(\\d+)\\.(\\d+)");
    private static final Pattern SERVER = Pattern.compile("Server (\\d+)\\.(\\d+)\\.(\\d+)");
    private static final long ANSWER_SECONDS = 20;

    /** The program at this path, if it is there, runs, and is new enough. */
    static Optional<TemporalProgram> at(Path path) {
        if (!Files.isExecutable(path) || Files.isDirectory(path)) {
            return Optional.empty();
        }
        return ask(path).filter(TemporalProgram::newEnough).map(said -> new TemporalProgram(path, said));
    }

    /** Whether what {@code temporal --version} printed names 1.5.1 or newer; builds from source say 0.0.0-DEV. */
    static boolean newEnough(String said) {
        Matcher tool = TOOL.matcher(said);
        boolean toolIsNew = tool.find() && atLeast(tool, LEAST_TOOL);
        Matcher server = SERVER.matcher(said);
        return toolIsNew || (said.contains("-DEV") && server.find() && atLeast(server, LEAST_SERVER));
    }

    private static boolean atLeast(Matcher found, int[] least) {
        for (int i = 0; i < least.length; i++) {
            int part = Integer.parseInt(found.group(i + 1));
            if (part != least[i]) {
                return part > least[i];
            }
        }
        return true;
    }

    private static Optional<String> ask(Path path) {
        try {
            Process process = new ProcessBuilder(path.toString(), "--version")
                    .redirectError(Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return Optional.of(said);
            }
            process.destroyForcibly();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
