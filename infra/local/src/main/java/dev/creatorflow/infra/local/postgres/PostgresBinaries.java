package dev.creatorflow.infra.local.postgres;

import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.file.FileLock;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs, unpacked once from the class path into the tools folder and shared by all data folders.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
public record PostgresBinaries(Path folder) {

    /**
     * Unpacks the programs unless they are there. Several processes may call this at once.
     *
     * @param machine system and processor as the archives are named after them, for example {@code linux-x86_64}
     * @throws CommandFailure where no programs exist for this kind of machine, or the folder cannot be written
     */
    public static PostgresBinaries unpackedIn(Path toolsDir, String machine) {
        Path folder = toolsDir.resolve("postgresql-" + version() + "-" + machine);
        if (!Files.isDirectory(folder)) {
            try (FileLock _ = FileLock.take(toolsDir.resolve("postgresql.lock"))) {
                if (!Files.isDirectory(folder)) {
                    unpack(folder, machine);
                }
            } catch (IOException e) {
                throw CommandFailure.failed(
                        "PostgreSQL could not be unpacked into " + folder + ": " + e.getMessage()
                                + ". Check the free space, or set CREATORFLOW_TOOLS_DIR to another folder.",
                        e);
            }
        }
        return new PostgresBinaries(folder);
    }

    public String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path folder, String machine) throws IOException {
        String archive = "/postgres-" + machine + ".txz";
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw CommandFailure.unreachable("There is no embedded PostgreSQL for " + machine
                        + ". Start a PostgreSQL 15 or newer of your own and set DATABASE_URL to it.");
            }
            Path draft = Files.createTempDirectory(folder.getParent(), ".postgresql");
            extract(packed, draft);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive names a file outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream file = PostgresBinaries.class.getResourceAsStream("postgres.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("postgres.properties cannot be read", e);
        }
        return properties.getProperty("version", "unknown");
    }
}
