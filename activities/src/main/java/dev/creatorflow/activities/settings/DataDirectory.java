package dev.creatorflow.activities.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Where the local platform keeps its files where nobody says otherwise. */
final class DataDirectory {

    private DataDirectory() {}

    /** {@code $XDG_DATA_HOME/creatorflow}, else {@code ~/.local/share/creatorflow}, else a folder beside the program. */
    static Path ofUser(Map<String, String> environment, Path workingDir) {
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        Path beside = workingDir.resolve(".creatorflow").toAbsolutePath();
        if (xdg.startsWith("/")) {
            return resolve(workingDir, xdg, beside).resolve("creatorflow");
        }
        return home.isBlank() ? beside : resolve(workingDir, home, beside).resolve(".local/share/creatorflow");
    }

    /** The folder as written, counted from the working directory; the fallback where it is no path at all. */
    static Path resolve(Path workingDir, String written, Path fallback) {
        try {
            return workingDir.resolve(written).toAbsolutePath().normalize();
        } catch (InvalidPathException _) {
            return fallback;
        }
    }
}
