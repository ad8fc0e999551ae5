package dev.creatorflow.infra.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LocalSettingsTest {
    @Test
    void withoutAnyVariableTheUsersDataFolderHoldsDataAndTools() {
        LocalSettings settings = LocalSettings.from(Map.of(), system("Linux", "amd64"));

        assertThat(settings.dataDir()).isEqualTo(Path.of("/home/ada/.local/share/creatorflow"));
        assertThat(settings.toolsDir()).isEqualTo(Path.of("/home/ada/.local/share/creatorflow/tools"));
        assertThat(settings.home()).isEqualTo(Path.of("/some/dir"));
        assertThat(settings.temporalAddress()).isEmpty();
        assertThat(settings.searchPath()).isEmpty();
    }

    @Test
    void anotherDataFolderLeavesTheToolsWhereAllPlatformsShareThem() {
        LocalSettings settings = LocalSettings.from(
                Map.of("XDG_DATA_HOME", "/srv/share", "CREATORFLOW_DATA_DIR", "relative/data"),
                system("Linux", "amd64"));

        assertThat(settings.dataDir()).isEqualTo(Path.of("/some/dir/relative/data"));
        assertThat(settings.toolsDir()).isEqualTo(Path.of("/srv/share/creatorflow/tools"));
    }

    @Test
    void aRelativeDataHomeIsIgnoredAsTheXdgRulesSay() {
        LocalSettings settings = LocalSettings.from(Map.of("XDG_DATA_HOME", "share"), system("Linux", "amd64"));

        assertThat(settings.dataDir()).isEqualTo(Path.of("/home/ada/.local/share/creatorflow"));
    }

    @Test
    void everyVariableIsRead() {
        LocalSettings settings = LocalSettings.from(
                Map.of(
                        "CREATORFLOW_HOME", "/opt/creatorflow",
                        "CREATORFLOW_TOOLS_DIR", "/opt/tools",
                        "TEMPORAL_ADDRESS", " temporal.example:7233 ",
                        "PATH", "/usr/bin:/bin"),
                system("Linux", "amd64"));

        assertThat(settings.launcher()).isEqualTo(Path.of("/opt/creatorflow/creatorflow"));
        assertThat(settings.toolsDir()).isEqualTo(Path.of("/opt/tools"));
        assertThat(settings.temporalAddress()).contains("temporal.example:7233");
        assertThat(settings.searchPath()).containsExactly(Path.of("/usr/bin"), Path.of("/bin"));
    }

    @Test
    void theMachineIsNamedAsThePostgresArchivesAre() {
        assertThat(machine("Linux", "amd64")).isEqualTo("linux-x86_64");
        assertThat(machine("Linux", "aarch64")).isEqualTo("linux-arm_64");
        assertThat(machine("Mac OS X", "x86_64")).isEqualTo("darwin-x86_64");
        assertThat(machine("Mac OS X", "aarch64")).isEqualTo("darwin-arm_64");
    }

    @Test
    void theBareEnvironmentHasNoSettingOfTheProduct() {
        LocalSettings settings = LocalSettings.from(
                Map.of("PATH", "/bin", "RAPIDAPI_KEY", "a real one", "DATABASE_URL", "a real one"),
                system("Linux", "amd64"));

        assertThat(settings.bareEnvironment()).containsOnly(Map.entry("PATH", "/bin"));
    }

    private static String machine(String system, String processor) {
        return LocalSettings.from(Map.of(), system(system, processor)).machine();
    }

    private static Properties system(String name, String processor) {
        Properties system = new Properties();
        system.setProperty("user.home", "/home/ada");
        system.setProperty("user.dir", "/some/dir");
        system.setProperty("os.name", name);
        system.setProperty("os.arch", processor);
        return system;
    }
}
