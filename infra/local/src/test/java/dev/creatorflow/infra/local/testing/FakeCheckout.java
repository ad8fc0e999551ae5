package dev.creatorflow.infra.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A checkout that holds the real launcher, with JDKs and a Maven that only pretend. */
public final class FakeCheckout {
    private static final List<String> TOOLS = List.of(
            "awk",
            "cp",
            "date",
            "dirname",
            "cat",
            "find",
            "grep",
            "head",
            "ln",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sleep");
    private static final List<String> MODULES =
            List.of("worker", "starter", "infra/local", "infra/simulator", "infra/e2e");

    private final Path folder;
    private final Path checkout;
    private final Path userHome;

    /** Lays out everything in an empty folder. */
    public FakeCheckout(Path folder) throws IOException {
        this.folder = folder;
        this.checkout = folder.resolve("check out");
        this.userHome = Files.createDirectories(folder.resolve("home"));
        script(checkout.resolve("creatorflow"), launcherThatFindsNoJdkOfThisMachine());
        for (String tool : TOOLS) {
            Path program = Stream.of("/usr/bin", "/bin")
                    .map(bin -> Path.of(bin, tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            script(folder.resolve("tools").resolve(tool), "#!/bin/sh\nexec " + program + " \"$@\"\n");
        }
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.createDirectories(checkout.resolve(".mvn"));
        for (String module : MODULES) {
            Files.createDirectories(checkout.resolve(module).resolve("src/main/java"));
            Files.writeString(checkout.resolve(module).resolve("src/main/java/A.java"), "class A {}");
        }
        maven("""
                for module in worker starter infra/local infra/simulator infra/e2e; do
                  mkdir -p $module/target
                  echo jar $$ >$module/target/${module##*/}-0.1.0.jar
                  printf '/some/library.jar' >$module/target/runtime.classpath
                done
                """);
    }

    /** What a command printed on both streams, and how it ended. */
    public record Run(int exitCode, String said) {
        public String lastLine() {
            return said.lines().reduce("", (before, line) -> line);
        }
    }

    public Path file(String name) {
        return checkout.resolve(name);
    }

    public Path userHome() {
        return userHome;
    }

    /** The checkout as the launcher names it. */
    public Path realPath() throws IOException {
        return checkout.toRealPath();
    }

    /** The folder of copies that the next program starts from. */
    public Path current() throws IOException {
        Path runs = realPath().resolve(".creatorflow/run");
        return runs.resolve(Files.readString(runs.resolve("current")).strip());
    }

    public Run run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    public Run run(Map<String, String> environment, String... arguments) throws Exception {
        return run(checkout.resolve("creatorflow"), environment, arguments);
    }

    public Run run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        Path output = Files.createTempFile(folder, "run", ".log");
        Process process = start(launcher, environment, output, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(output));
    }

    /** Starts the launcher without waiting for it. */
    public Process start(Path output, String... arguments) throws IOException {
        return start(checkout.resolve("creatorflow"), Map.of(), output, arguments);
    }

    private Process start(Path launcher, Map<String, String> environment, Path output, String... arguments)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", folder.resolve("tools").toString(), "HOME", userHome.toString()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    public long builds() throws IOException {
        Path log = checkout.resolve("maven.log");
        return Files.exists(log) ? Files.readString(log).lines().count() : 0;
    }

    /** What the pretended Maven does, after it has noted that it was called. */
    public void maven(String work) throws IOException {
        script(checkout.resolve("mvnw"), """
                #!/bin/sh
                set -e
                echo "JAVA_HOME=$JAVA_HOME $*" >>maven.log
                #slow
                """ + work);
    }

    public void mavenTakes(String seconds) throws IOException {
        Path maven = checkout.resolve("mvnw");
        Files.writeString(maven, Files.readString(maven).replace("#slow", "sleep " + seconds));
    }

    /** A JDK whose java says how it was called; told to {@code stay} as its last argument it stays until it is killed. */
    public static Path jdk(Path home, String version) throws IOException {
        script(home.resolve("bin/javac"), "#!/bin/sh\n");
        script(home.resolve("bin/java"), """
                #!/bin/sh
                echo "home=$CREATORFLOW_HOME"
                echo "run=$CREATORFLOW_RUN"
                echo "$0 $*"
                for last in "$@"; do :; done
                while [ "$last" = stay ]; do sleep 0.2; done
                """);
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n",
                StandardCharsets.UTF_8);
        return home;
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String launcherThatFindsNoJdkOfThisMachine() throws IOException {
        String launcher = Files.readString(repository().resolve("creatorflow"));
        for (String elsewhere :
                new String[] {"/usr/java/", "/opt/", "/usr/local/opt/", "/Library/", "/home/linuxbrew/"}) {
            launcher = launcher.replace(" " + elsewhere, " '" + folder + "/none'" + elsewhere);
        }
        return launcher.replace("/usr/lib/jvm/*", folder + "/jvm/*");
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("creatorflow"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
