package dev.creatorflow.infra.local.settings;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What this module reads from its surroundings, read once.
 *
 * @param home the checkout: the folder of the launcher {@code creatorflow}
 * @param dataDir where the platform of {@code up} keeps its files
 * @param toolsDir programs that are fetched or built once and shared by all data folders of this user
 * @param temporalAddress a Temporal server of the user's own ({@code host:port}): then none is started here
 * @param searchPath the folders in which programs are looked for
 * @param machine system and processor as the PostgreSQL archives are named after them, for example {@code linux-x86_64}
 * @param temporaryDir for files that are thrown away
 * @param portClaims where platforms of this user tell each other which ports they have chosen
 * @param bareEnvironment the environment without any setting of the product: for the demo, which must not pick up keys
 *     and addresses that are meant for real work
 */
public record LocalSettings(
        Path home,
        Path dataDir,
        Path toolsDir,
        Optional<String> temporalAddress,
        List<Path> searchPath,
        String machine,
        Path temporaryDir,
        Path portClaims,
        Map<String, String> bareEnvironment) {
    /** Variables that say where programs and files are, and nothing of what the product is to do. */
    private static final Set<String> HARMLESS = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "LANG",
            "LC_ALL",
            "TERM",
            "NO_COLOR",
            "TMPDIR",
            "JAVA_HOME",
            "CREATORFLOW_HOME",
            "CREATORFLOW_RUN",
            "CREATORFLOW_TOOLS_DIR",
            "CREATORFLOW_JAVA_OPTS");

    public static LocalSettings fromEnvironment() {
        return from(System.getenv(), System.getProperties());
    }

    static LocalSettings from(Map<String, String> environment, Properties system) {
        String userHome = system.getProperty("user.home", ".");
        String workingDir = system.getProperty("user.dir", ".");
        Path userData = value(environment, "XDG_DATA_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(Path.of(userHome, ".local", "share"))
                .resolve("creatorflow");
        Path temporaryDir = Path.of(system.getProperty("java.io.tmpdir", "/tmp"));
        return new LocalSettings(
                absolute(value(environment, "CREATORFLOW_HOME").orElse(workingDir), workingDir),
                value(environment, "CREATORFLOW_DATA_DIR")
                        .map(text -> absolute(text, workingDir))
                        .orElse(userData),
                value(environment, "CREATORFLOW_TOOLS_DIR")
                        .map(text -> absolute(text, workingDir))
                        .orElse(userData.resolve("tools")),
                value(environment, "TEMPORAL_ADDRESS"),
                searchPath(environment),
                machine(system.getProperty("os.name", ""), system.getProperty("os.arch", "")),
                temporaryDir,
                temporaryDir.resolve("creatorflow-ports-" + system.getProperty("user.name", "user")),
                bare(environment));
    }

    /** The product's one command; worker, starter and simulator are all started through it. */
    public Path launcher() {
        return home.resolve("creatorflow");
    }

    private static Optional<String> value(Map<String, String> environment, String key) {
        return Optional.ofNullable(environment.get(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Map<String, String> bare(Map<String, String> environment) {
        Map<String, String> bare = new HashMap<>(environment);
        bare.keySet().retainAll(HARMLESS);
        return Map.copyOf(bare);
    }

    private static String machine(String system, String processor) {
        boolean mac = system.toLowerCase(Locale.ROOT).startsWith("mac");
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        return (mac ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64");
    }

    private static Path absolute(String text, String workingDir) {
        return Path.of(workingDir).resolve(text).toAbsolutePath().normalize();
    }

    private static List<Path> searchPath(Map<String, String> environment) {
        return value(environment, "PATH").stream()
                .flatMap(text -> Arrays.stream(text.split(File.pathSeparator)))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .toList();
    }
}
