package dev.creatorflow.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher itself, in a checkout of its own with JDKs and a Maven that only pretend. */
class LauncherTest {
    private static final String[] TOOLS = {
        "awk", "dirname", "readlink", "find", "head", "grep", "mkdir", "rm", "mv", "sleep", "date", "cat"
    };
    private static final String[] MODULES = {"worker", "starter", "infra/local", "infra/simulator"};

    @TempDir
    Path folder;

    private Path checkout;
    private Path userHome;

    @BeforeEach
    void layOutACheckout() throws IOException {
        checkout = folder.resolve("check out");
        userHome = Files.createDirectories(folder.resolve("home"));
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
                for module in worker starter infra/local infra/simulator; do
                  mkdir -p $module/target
                  echo jar >$module/target/${module##*/}-0.1.0.jar
                  printf '/some/library.jar' >$module/target/runtime.classpath
                done
                """);
    }

    @Test
    void itBuildsOnceAndHandsTheCommandToItsModule() throws Exception {
        jdk(folder.resolve("jvm/temurin-25"), "25.0.3");

        Run first = run("scrape", "instagram", "a b");
        assertThat(first.exitCode()).as(first.said()).isZero();
        assertThat(first.said()).contains("building (once").contains("done in");
        assertThat(first.lastLine())
                .contains("run/starter.args dev.creatorflow.starter.Main scrape instagram a b")
                .contains("-XX:TieredStopAtLevel=1");
        assertThat(checkout.resolve(".creatorflow/run/starter.args"))
                .hasContent("-cp \"" + checkout.toRealPath() + "/starter/target/starter-0.1.0.jar:/some/library.jar\"");
        assertThat(run("worker").lastLine()).contains("dev.creatorflow.worker.WorkerApplication");
        assertThat(run("simulator", "--port", "1").lastLine())
                .contains("dev.creatorflow.infra.simulator.SimulatorMain --port 1");
        assertThat(run("up").lastLine()).contains("dev.creatorflow.infra.local.LocalMain up");
        assertThat(run("status").said()).doesNotContain("building");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aNewerSourceADeletedOneAndAMissingJarAreBuiltAgain() throws Exception {
        jdk(folder.resolve("jvm/temurin-25"), "25.0.3");
        run("--help");
        Path source = checkout.resolve("worker/src/main/java/A.java");

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
        run("--help");
        assertThat(builds()).isEqualTo(2);

        Files.setLastModifiedTime(
                checkout.resolve(".creatorflow/build.stamp"),
                FileTime.from(Instant.now().minusSeconds(9)));
        Files.delete(source);
        run("--help");
        assertThat(builds()).isEqualTo(3);

        Files.delete(checkout.resolve("starter/target/starter-0.1.0.jar"));
        run("--help");
        assertThat(builds()).isEqualTo(4);
    }

    @Test
    void aJdkThatIsTooOldIsPassedOverAndMavenRunsOnTheOneThatWasFound() throws Exception {
        Path old = jdk(folder.resolve("old"), "17.0.15");
        Path wanted = jdk(userHome.resolve(".jdks/temurin-26"), "26");

        Run run = run(Map.of("JAVA_HOME", old.toString()), "--help");

        assertThat(run.lastLine()).startsWith(wanted.toString());
        assertThat(Files.readString(checkout.resolve("maven.log"))).contains("JAVA_HOME=" + wanted);
    }

    @Test
    void aFolderWithoutACompilerIsNoJdk() throws Exception {
        Path runtime = jdk(folder.resolve("jvm/a-jre-25"), "25.0.3");
        Files.delete(runtime.resolve("bin/javac"));

        assertThat(run("--help").exitCode()).isEqualTo(4);
    }

    @Test
    void withoutAJdkTheMessageSaysWhatToDo() throws Exception {
        jdk(folder.resolve("jvm/java-21"), "21.0.9");

        Run run = run("--help");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.said())
                .contains("no JDK 25 or newer was found")
                .contains("adoptium.net")
                .contains("JAVA_HOME");
    }

    @Test
    void itWorksThroughASymbolicLinkAndFromAnotherFolder() throws Exception {
        jdk(folder.resolve("jvm/temurin-25"), "25.0.3");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("one"), Path.of("../check out/creatorflow"));
        Files.createSymbolicLink(bin.resolve("two"), bin.resolve("one"));

        Run run = run(bin.resolve("two"), Map.of(), "runs", "list");

        assertThat(run.lastLine()).contains("dev.creatorflow.starter.Main runs list");
        assertThat(run.said()).contains("home=" + checkout.toRealPath());
    }

    @Test
    void aBuildThatFailsShowsItsErrorsAndWhereTheLogIs() throws Exception {
        jdk(folder.resolve("jvm/temurin-25"), "25.0.3");
        maven("echo '[INFO] a lot'; echo '[ERROR] A.java:[1,1] no such symbol'; exit 1");

        Run run = run("--help");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.said())
                .contains("no such symbol")
                .contains(".creatorflow/build.log")
                .doesNotContain("a lot");
        assertThat(checkout.resolve(".creatorflow/build.lock")).doesNotExist();
    }

    @Test
    void twoCallsAtOnceBuildOnce() throws Exception {
        jdk(folder.resolve("jvm/temurin-25"), "25.0.3");
        Files.writeString(
                checkout.resolve("mvnw"),
                Files.readString(checkout.resolve("mvnw")).replace("#slow", "sleep 1.5"));
        Process first = start(checkout.resolve("creatorflow"), Map.of(), folder.resolve("first"), "--help");
        Process second = start(checkout.resolve("creatorflow"), Map.of(), folder.resolve("second"), "--help");

        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue() + second.exitValue()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aLockOfABuildThatWasKilledIsTakenOver() throws Exception {
        jdk(folder.resolve("jvm/temurin-25"), "25.0.3");
        Path lock = Files.createDirectories(checkout.resolve(".creatorflow/build.lock"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");

        assertThat(run("--help").exitCode()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void whereBuildingIsForbiddenAMissingJarIsNamed() throws Exception {
        jdk(folder.resolve("jvm/temurin-25"), "25.0.3");

        Run run = run(Map.of("CREATORFLOW_NO_BUILD", "1"), "--help");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.said()).contains("starter-0.1.0.jar is missing").contains("CREATORFLOW_NO_BUILD");
    }

    private record Run(int exitCode, String said) {
        String lastLine() {
            return said.lines().reduce("", (before, line) -> line);
        }
    }

    private Run run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    private Run run(Map<String, String> environment, String... arguments) throws Exception {
        return run(checkout.resolve("creatorflow"), environment, arguments);
    }

    private Run run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        Path output = Files.createTempFile(folder, "run", ".log");
        Process process = start(launcher, environment, output, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(output));
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

    private long builds() throws IOException {
        Path log = checkout.resolve("maven.log");
        return Files.exists(log) ? Files.readString(log).lines().count() : 0;
    }

    private void maven(String work) throws IOException {
        script(checkout.resolve("mvnw"), """
                #!/bin/sh
                set -e
                #slow
                echo "JAVA_HOME=$JAVA_HOME $*" >>maven.log
                """ + work);
    }

    /** A JDK whose java says how it was called. */
    private static Path jdk(Path home, String version) throws IOException {
        script(home.resolve("bin/javac"), "#!/bin/sh\n");
        script(home.resolve("bin/java"), "#!/bin/sh\necho \"home=$CREATORFLOW_HOME\"\necho \"$0 $*\"\n");
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
