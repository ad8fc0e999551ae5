package dev.creatorflow.activities.media.video;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two programs of an ffmpeg.
 *
 * @param ffmpeg name or path
 * @param ffprobe name or path; null where only ffmpeg is there
 * @param origin where they were found, for a person
 * @param environment what they need to find their libraries
 */
public record Ffmpeg(String ffmpeg, @Nullable String ffprobe, String origin, Map<String, String> environment) {
    private static final Logger LOG = LoggerFactory.getLogger(Ffmpeg.class);

    /** Folders of the Maven package {@code org.bytedeco:ffmpeg}, by its classifiers; a build has one of them at most. */
    private static final List<String> PACKAGES = Stream.of(
                    "linux-x86_64", "linux-arm64", "macosx-arm64", "macosx-x86_64")
            .map(platform -> "org/bytedeco/ffmpeg/" + platform + "-gpl/")
            .toList();

    private static final Duration ANSWER = Duration.ofSeconds(20);

    public Ffmpeg {
        environment = Map.copyOf(environment);
    }

    /**
     * The ffmpeg on the search path, else the one of the Maven package where it is on the class path; empty where there is neither.
     *
     * @param folder where a packaged one is unpacked, once
     */
    public static Optional<Ffmpeg> find(Path folder) {
        Optional<Ffmpeg> installed = onSearchPath();
        return installed.isPresent() ? installed : packaged(folder);
    }

    private static Optional<Ffmpeg> onSearchPath() {
        if (!answers("ffmpeg")) {
            return Optional.empty();
        }
        return Optional.of(new Ffmpeg("ffmpeg", answers("ffprobe") ? "ffprobe" : null, "on the PATH", Map.of()));
    }

    private static boolean answers(String program) {
        try {
            Process process = new ProcessBuilder(program, "-version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process.waitFor(ANSWER.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            LOG.debug("There is no {}: {}", program, e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The one of the Maven package, unpacked into the folder. */
    public static Optional<Ffmpeg> packaged(Path folder) {
        for (String inside : PACKAGES) {
            URL program = Ffmpeg.class.getClassLoader().getResource(inside + "ffmpeg");
            if (program != null) {
                try {
                    return Optional.of(unpacked(program, inside, folder));
                } catch (IOException e) {
                    LOG.warn("The packaged ffmpeg cannot be unpacked into {}: {}", folder, e.getMessage());
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Ffmpeg unpacked(URL program, String inside, Path folder) throws IOException {
        if (!(program.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException(program + " is in no package");
        }
        JarFile jar = connection.getJarFile();
        String name = Path.of(jar.getName()).getFileName().toString().replaceFirst("\\.jar$", "");
        Path target = folder.resolve(name);
        if (!Files.isDirectory(target)) {
            Files.createDirectories(folder);
            Path fresh = Files.createTempDirectory(folder, "unpacking-");
            unpack(jar, inside, fresh);
            publish(fresh, target);
        }
        String libraries = target.toString();
        return new Ffmpeg(
                target.resolve("ffmpeg").toString(),
                target.resolve("ffprobe").toString(),
                "from the package " + name,
                Map.of("LD_LIBRARY_PATH", libraries, "DYLD_LIBRARY_PATH", libraries));
    }

    private static void unpack(JarFile jar, String inside, Path folder) throws IOException {
        List<JarEntry> entries = jar.stream()
                .filter(entry -> entry.getName().startsWith(inside) && !entry.isDirectory())
                .toList();
        for (JarEntry entry : entries) {
            String name = entry.getName().substring(inside.length());
            // The bindings for Java are not needed, and nothing else lies in folders.
            if (name.contains("/") || name.startsWith("libjni") || name.startsWith("jni")) {
                continue;
            }
            Path file = folder.resolve(name);
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, file);
            }
            if (!file.toFile().setExecutable(true)) {
                throw new IOException(file + " cannot be made executable");
            }
        }
    }

    /** Whole or not at all; another process may have been first. */
    private static void publish(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("folders cannot be renamed in " + target.getParent(), e);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            LOG.debug("{} is there already: {}", target, e.getMessage());
        }
    }
}
