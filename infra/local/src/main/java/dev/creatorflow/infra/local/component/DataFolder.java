package dev.creatorflow.infra.local.component;

import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.process.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder in which one platform keeps everything, and where in it each thing lies.
 *
 * @param path absolute
 */
public record DataFolder(Path path) {

    /** The folder, made if need be, with nothing in it open to other users. */
    public static DataFolder at(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            }
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "The data folder " + folder + " cannot be made: " + e.getMessage()
                            + ". Set CREATORFLOW_DATA_DIR to a folder that can be written.",
                    e);
        }
        return new DataFolder(folder);
    }

    /** The file that tells every other command how to reach the platform; there while it is up. */
    public Path readyFile() {
        return path.resolve("platform.properties");
    }

    public Path log(String name) {
        return path.resolve("logs").resolve(name + ".log");
    }

    public Path lock(String name) {
        return path.resolve("run").resolve(name + ".lock");
    }

    public Path secrets() {
        return path.resolve("secrets.properties");
    }

    public Path ports() {
        return path.resolve("ports.properties");
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    public RunRecord runRecord(String name) {
        return new RunRecord(path.resolve("run").resolve(name + ".pid"));
    }
}
