package dev.creatorflow.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.infra.local.testing.FakeCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher itself, in a checkout of its own with JDKs and a Maven that only pretend. */
class LauncherTest {
    @TempDir
    Path folder;

    private FakeCheckout checkout;

    @BeforeEach
    void layOutACheckout() throws IOException {
        checkout = new FakeCheckout(folder);
    }

    @Test
    void itBuildsOnceAndHandsTheCommandToItsModule() throws Exception {
        FakeCheckout.jdk(folder.resolve("jvm/temurin-25"), "25.0.3");

        FakeCheckout.Run first = checkout.run("scrape", "instagram", "a b");
        assertThat(first.exitCode()).as(first.said()).isZero();
        assertThat(first.said()).contains("building (once").contains("done in");
        assertThat(first.lastLine())
                .contains(checkout.current() + "/starter.args dev.creatorflow.starter.Main scrape instagram a b")
                .contains("-XX:TieredStopAtLevel=1");
        assertThat(checkout.current().resolve("starter.args"))
                .hasContent("-cp \"" + checkout.current() + "/starter-0.1.0.jar:/some/library.jar\"");
        assertThat(checkout.run("worker").lastLine()).contains("dev.creatorflow.worker.WorkerApplication");
        assertThat(checkout.run("simulator", "--port", "1").lastLine())
                .contains("dev.creatorflow.infra.simulator.SimulatorMain --port 1");
        assertThat(checkout.run("up").lastLine()).contains("dev.creatorflow.infra.local.LocalMain up");
        assertThat(checkout.run("status").said()).doesNotContain("building");
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void aNewerSourceADeletedOneAndAMissingJarAreBuiltAgain() throws Exception {
        FakeCheckout.jdk(folder.resolve("jvm/temurin-25"), "25.0.3");
        checkout.run("--help");
        Path source = checkout.file("worker/src/main/java/A.java");

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
        checkout.run("--help");
        assertThat(checkout.builds()).isEqualTo(2);

        Files.setLastModifiedTime(
                checkout.file(".creatorflow/build.stamp"),
                FileTime.from(Instant.now().minusSeconds(9)));
        Files.delete(source);
        checkout.run("--help");
        assertThat(checkout.builds()).isEqualTo(3);

        Files.delete(checkout.file("starter/target/starter-0.1.0.jar"));
        checkout.run("--help");
        assertThat(checkout.builds()).isEqualTo(4);
    }

    @Test
    void aJdkThatIsTooOldIsPassedOverAndMavenRunsOnTheOneThatWasFound() throws Exception {
        Path old = FakeCheckout.jdk(folder.resolve("old"), "17.0.15");
        Path wanted = FakeCheckout.jdk(checkout.userHome().resolve(".jdks/temurin-26"), "26");

        FakeCheckout.Run run = checkout.run(Map.of("JAVA_HOME", old.toString()), "--help");

        assertThat(run.lastLine()).startsWith(wanted.toString());
        assertThat(Files.readString(checkout.file("maven.log"))).contains("JAVA_HOME=" + wanted);
    }

    @Test
    void aFolderWithoutACompilerIsNoJdk() throws Exception {
        Path runtime = FakeCheckout.jdk(folder.resolve("jvm/a-jre-25"), "25.0.3");
        Files.delete(runtime.resolve("bin/javac"));

        assertThat(checkout.run("--help").exitCode()).isEqualTo(4);
    }

    @Test
    void withoutAJdkTheMessageSaysWhatToDo() throws Exception {
        FakeCheckout.jdk(folder.resolve("jvm/java-21"), "21.0.9");

        FakeCheckout.Run run = checkout.run("--help");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.said())
                .contains("no JDK 25 or newer was found")
                .contains("adoptium.net")
                .contains("JAVA_HOME");
    }

    @Test
    void itWorksThroughASymbolicLinkAndFromAnotherFolder() throws Exception {
        FakeCheckout.jdk(folder.resolve("jvm/temurin-25"), "25.0.3");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("one"), Path.of("../check out/creatorflow"));
        Files.createSymbolicLink(bin.resolve("two"), bin.resolve("one"));

        FakeCheckout.Run run = checkout.run(bin.resolve("two"), Map.of(), "runs", "list");

        assertThat(run.lastLine()).contains("dev.creatorflow.starter.Main runs list");
        assertThat(run.said()).contains("home=" + checkout.realPath());
    }

    @Test
    void aBuildThatFailsShowsItsErrorsAndWhereTheLogIs() throws Exception {
        FakeCheckout.jdk(folder.resolve("jvm/temurin-25"), "25.0.3");
        checkout.maven("echo '[INFO] a lot'; echo '[ERROR] A.java:[1,1] no such symbol'; exit 1");

        FakeCheckout.Run run = checkout.run("--help");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.said())
                .contains("no such symbol")
                .contains(".creatorflow/build.log")
                .doesNotContain("a lot");
        assertThat(checkout.file(".creatorflow/build.owner")).doesNotExist();
    }

    @Test
    void whereBuildingIsForbiddenAMissingJarIsNamed() throws Exception {
        FakeCheckout.jdk(folder.resolve("jvm/temurin-25"), "25.0.3");

        FakeCheckout.Run run = checkout.run(Map.of("CREATORFLOW_NO_BUILD", "1"), "--help");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.said()).contains("starter-0.1.0.jar is missing").contains("CREATORFLOW_NO_BUILD");
    }

    @Test
    void optionsMayStandBeforeTheCommand() throws Exception {
        FakeCheckout.jdk(folder.resolve("jvm/temurin-25"), "25.0.3");

        assertThat(checkout.run("-o", "json", "status").lastLine()).endsWith("LocalMain status -o json");
        assertThat(checkout.run("--output=json", "-q", "down", "--data", "a b").lastLine())
                .endsWith("LocalMain down --output=json -q --data a b");
        assertThat(checkout.run("--quiet", "worker").lastLine()).endsWith("WorkerApplication --quiet");
        assertThat(checkout.run("-o", "csv", "runs", "list").lastLine()).endsWith("Main runs -o csv list");
        assertThat(checkout.run("-o", "json").lastLine()).endsWith("starter.Main -o json");
        assertThat(checkout.run("help", "up").lastLine()).endsWith("LocalMain up --help");
        assertThat(checkout.run("help", "runs").lastLine()).endsWith("starter.Main help runs");
    }
}
