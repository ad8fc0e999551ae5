package dev.creatorflow.infra.local.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporalProgramTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)     | true",
                "temporal version 1.10.0 (Server 1.31.0, UI 2.50.0)    | true",
                "temporal version 2.0.0                                | true",
                "temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1) | true",
                "temporal version 1.5.0 (Server 1.29.0, UI 2.41.0)     | false",
                "temporal version 1.4.2 (Server 1.29.1, UI 2.40.0)     | false",
                "temporal version 0.0.0-DEV (Server 1.28.9, UI 2.40.0) | false",
                "something else                                        | false"
            })
    void whatIsOlderThanTheWantedVersionIsNotUsed(String said, boolean usable) {
        assertThat(TemporalProgram.newEnough(said)).isEqualTo(usable);
    }

    @Test
    void aProgramOnThePathThatIsTooOldIsPassedOverForTheOneInTheToolsFolder() throws Exception {
        Path path = folder.resolve("bin");
        Path tools = folder.resolve("tools");
        program(path, "temporal version 1.4.0 (Server 1.28.0, UI 2.39.0)");
        Path wanted = program(tools, "temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)");

        TemporalProgram found = new TemporalFinder(tools, java.util.List.of(path), sentence -> {}).find();

        assertThat(found.path()).isEqualTo(wanted);
    }

    @Test
    void aProgramOnThePathComesBeforeTheToolsFolder() throws Exception {
        Path path = folder.resolve("bin");
        Path tools = folder.resolve("tools");
        Path wanted = program(path, "temporal version 1.6.0 (Server 1.30.0, UI 2.43.0)");
        program(tools, "temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)");

        assertThat(new TemporalFinder(tools, java.util.List.of(path), sentence -> {})
                        .find()
                        .path())
                .isEqualTo(wanted);
    }

    @Test
    void withoutTemporalTheProgramIsBuiltOnceWithGoIntoTheToolsFolder() throws Exception {
        Path path = folder.resolve("bin");
        Path tools = folder.resolve("tools");
        Path said = folder.resolve("go-was-asked");
        script(path.resolve("go"), """
                echo "$@" >>%s
                printf '#!/bin/sh\\necho "temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1)"\\n' >"$GOBIN/temporal"
                chmod +x "$GOBIN/temporal"
                """.formatted(said));
        TemporalFinder finder = new TemporalFinder(tools, java.util.List.of(path, Path.of("/bin")), sentence -> {});

        assertThat(finder.find().path()).isEqualTo(tools.resolve("temporal"));
        assertThat(finder.find().path()).isEqualTo(tools.resolve("temporal"));
        assertThat(Files.readString(said)).isEqualTo("install -v github.com/temporalio/cli/cmd/temporal@v1.5.1\n");
    }

    private static Path program(Path bin, String version) throws IOException {
        return script(bin.resolve("temporal"), "echo \"" + version + "\"\n");
    }

    private static Path script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }
}
