package dev.creatorflow.worker;

import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.workflows.WorkflowImplementations;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this build is called towards Temporal. By default a digest of the product's own jars: the build sets their times, so the same code has the
 * same name on every machine, and changed code a name of its own.
 */
final class BuildId {
    private static final int DIGITS = 12;
    private static final List<Class<?>> ONE_OF_EACH_JAR =
            List.of(WorkflowImplementations.class, Settings.class, BuildId.class);

    private BuildId() {}

    static String of(Settings settings) {
        @Nullable String set = settings.operations().workerBuildId();
        return set == null ? ofCode() : set;
    }

    private static String ofCode() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Class<?> type : ONE_OF_EACH_JAR) {
                Path jar = Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().toURI());
                if (!Files.isRegularFile(jar)) {
                    return "unpacked";
                }
                try (InputStream in = new DigestInputStream(Files.newInputStream(jar), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException("The worker's own jars cannot be read: set WORKER_BUILD_ID", e);
        } catch (NoSuchAlgorithmException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
