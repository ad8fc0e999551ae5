package dev.creatorflow.activities.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page is written from the catalogue: run this test with {@code -Dcreatorflow.docs=write} after a change. */
class SettingsPageTest {

    private static final String HEAD = """
            # Settings

            Every setting, its default and its meaning. Sources in order of precedence: the process environment (for a secret
            also `NAME_FILE`, a file holding nothing else), `.env` in the working directory, `application.yaml` there (flat keys
            of the same names), the running local platform for what is still unset, the default. Where you name a Temporal
            server, a store or a provider yourself, nothing of the local platform's is mixed in.

            Durations: `500ms`, `60s`, `15m`, `6h`, `180d`, `2w` or ISO-8601 (`PT15M`). Sizes: GB (powers of ten) or with a unit
            (`500MB`, `2GiB`, `1.5TB`). A wrong or mistyped setting ends every command with exit code 2 and the whole list of
            what is wrong; `./creatorflow config` prints what is in effect and where it came from, secrets masked.

            | plan | calls a month | hard limit per second | default rate per second | US dollars per 1,000 calls |
            |---|---|---|---|---|
            """;

    @Test
    void thePageTellsWhatTheCatalogueSays() throws IOException {
        Path page = repository().resolve("docs/settings.md");
        if ("write".equals(System.getProperty("creatorflow.docs"))) {
            Files.writeString(page, page());
        }
        assertThat(Files.readString(page)).isEqualTo(page());
    }

    private static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        for (RapidApiPlan plan : RapidApiPlan.values()) {
            String limit = plan.hardLimitPerSecond().isPresent()
                    ? Integer.toString(plan.hardLimitPerSecond().getAsInt())
                    : "not stated";
            page.append("| `%s` | %,d | %s | %s | %s |\n"
                    .formatted(
                            SettingFormats.written(plan),
                            plan.callsPerMonth(),
                            limit,
                            plan.defaultRequestsPerSecond(),
                            plan.costPer1000CallsUsd().map(Object::toString).orElse("unknown")));
        }
        for (SettingGroup group : SettingGroup.values()) {
            page.append("\n## %s\n\n| key | default | meaning |\n|---|---|---|\n".formatted(group.title()));
            Stream.of(SettingKey.values())
                    .filter(key -> key.group() == group)
                    .forEach(key -> page.append("| `%s`%s | %s | %s |\n"
                            .formatted(
                                    key,
                                    key.secret() ? " (secret)" : "",
                                    key.defaultText()
                                            .map(text -> "`" + text + "`")
                                            .orElse(key.defaultInWords()),
                                    key.meaning())));
        }
        return page.toString();
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder docs above the working directory");
        }
        return folder;
    }
}
