package dev.creatorflow.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.infra.local.settings.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** docs/command-line.md says of these commands what there is of them. */
class LauncherPageTest {
    @Test
    void everyCommandAndOptionIsDocumented() throws IOException {
        String page = Files.readString(repository().resolve("docs/command-line.md"));
        Map<String, CommandLine> commands =
                LocalMain.commandLine(LocalSettings.fromEnvironment()).getSubcommands();
        assertThat(commands).isNotEmpty();
        commands.forEach((name, command) -> {
            assertThat(page).as(name).containsPattern("(?m)^\\| .*`" + name + "`.* \\|$");
            if (!name.equals("platform")) {
                command.getCommandSpec().options().stream()
                        .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
                        .forEach(option -> assertThat(page)
                                .as("%s of %s", option.longestName(), name)
                                .containsPattern("`(?:" + name + " )?(?:" + String.join("|", option.names())
                                        + ")(?: [A-Z]+)?(?:\\||`)"));
            }
        });
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("creatorflow"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no launcher above the working directory");
        }
        return folder;
    }
}
