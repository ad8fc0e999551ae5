package dev.creatorflow.infra.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.infra.local.testing.LocalProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir
    Path parent;

    @Test
    void aFolderThatIsThrownAwayIsGoneAfterwards() throws Exception {
        Path folder;
        try (DemoFolder demo = DemoFolder.thrownAway(parent)) {
            folder = demo.data().path();
            Files.createDirectories(folder.resolve("a/b"));
            Files.writeString(folder.resolve("a/b/c"), "content");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void aFolderOfADemoThatFailedStaysUntilTheNextDemo() {
        Path failed;
        try (DemoFolder demo = DemoFolder.thrownAway(parent)) {
            failed = demo.data().path();
            demo.keep();
        }
        assertThat(failed).exists();

        DemoFolder.thrownAway(parent).close();

        assertThat(failed).doesNotExist();
    }

    @Test
    void aKeptFolderStays() {
        DemoFolder.kept(parent.resolve("mine")).close();
        DemoFolder.thrownAway(parent).close();

        assertThat(parent.resolve("mine")).exists();
    }

    @Test
    void aFolderOfADemoThatStillRunsIsNotTouched() throws Exception {
        try (LocalProcess other = LocalProcess.start(Holder.class, parent, Map.of(), parent.toString())) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> other.said().contains("creatorflow-demo-"));
            Path held = Path.of(other.said().strip());

            DemoFolder.thrownAway(parent).close();

            assertThat(held).exists();
        }
    }

    /** A demo that runs: it holds its folder until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            DemoFolder demo = DemoFolder.thrownAway(Path.of(arguments[0]));
            System.out.println(demo.data().path());
            new java.util.concurrent.CountDownLatch(1).await();
            demo.close();
        }
    }
}
