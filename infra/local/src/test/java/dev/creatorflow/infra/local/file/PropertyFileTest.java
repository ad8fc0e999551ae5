package dev.creatorflow.infra.local.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertyFileTest {
    @TempDir
    Path folder;

    @Test
    void anAddressStandsInTheFileAsItIsSoThatAShellReadsItToo() throws IOException {
        Path file = folder.resolve("new/platform.properties");
        PropertyFile.write(file, Map.of("R2_ENDPOINT", "http://127.0.0.1:9000", "A", "b=c"));

        assertThat(Files.readString(file)).isEqualTo("A=b=c\nR2_ENDPOINT=http://127.0.0.1:9000\n");
        assertThat(PropertyFile.read(file))
                .containsEntry("R2_ENDPOINT", "http://127.0.0.1:9000")
                .containsEntry("A", "b=c");
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        Path file = folder.resolve("secrets.properties");
        PropertyFile.write(file, Map.of("key", "value"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void writingAgainReplacesTheWholeFileAndLeavesNoDraftBehind() throws IOException {
        Path file = folder.resolve("a.properties");
        PropertyFile.write(file, Map.of("old", "1"));
        PropertyFile.write(file, Map.of("new", "2"));

        assertThat(PropertyFile.read(file)).containsOnly(Map.entry("new", "2"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aMissingFileHoldsNothing() {
        assertThat(PropertyFile.read(folder.resolve("none"))).isEmpty();
    }

    @Test
    void aValueThatWouldNeedEscapingIsRefused() {
        assertThatThrownBy(() -> PropertyFile.write(folder.resolve("a"), Map.of("key", "two\nlines")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key");
    }
}
