package dev.creatorflow.infra.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log file, for error messages: what was said, without the places in the code of a stack trace. */
final class LogTail {
    private LogTail() {}

    /** At most {@code lines} lines; a file that cannot be read says so instead. */
    static String of(Path file, int lines) {
        try {
            List<String> all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t... "))
                    .toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(its log " + file + " cannot be read: " + e.getMessage() + ")";
        }
    }
}
