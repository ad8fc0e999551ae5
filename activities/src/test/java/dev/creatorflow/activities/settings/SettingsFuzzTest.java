package dev.creatorflow.activities.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a setting or a settings file: settings, or a list of what is wrong with them that shows no secret. */
class SettingsFuzzTest {
    private static final String[] PIECES = {
        "0",
        "1",
        "-1",
        "7",
        ".",
        ",",
        "=",
        ":",
        "/",
        "//",
        "@",
        "#",
        "'",
        "\"",
        " ",
        "\t",
        "\n",
        "\u00a0",
        "\ud800",
        "é",
        "1e9",
        "NaN",
        "99999999999999999999",
        "http://",
        "https://h",
        "postgresql://",
        "127.0.0.1",
        "[::1]",
        "*",
        "h",
        "d",
        "s",
        "GB",
        "true",
        "off",
        "hot",
        "normal",
        "slow",
        "mega",
        "reels",
        "%00",
        "%",
        "?",
        "$(x)",
        "{",
        "}",
        "[",
        "]",
        "&a",
        "*a",
        "- ",
        "|",
        ">",
        "!!",
        "\u2028"
    };

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void noTextOfASettingEndsInAnythingButItsProblem(SettingKey key) throws IOException {
        for (int seed = 0; seed < 150; seed++) {
            String text = text(new Random(seed), 1 + seed % 6);
            Map<String, String> environment = Map.of("HOME", folder.toString(), key.name(), text);
            try {
                assertThat(SettingsLoader.load(environment, folder).describe()).isNotEmpty();
            } catch (SettingsException e) {
                assertThat(e.problems()).as("%s=%s", key, text).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.remedy()).isNotBlank();
                    assertThat(problem.shownValue())
                            .isIn(key.secret() ? List.of("", Secret.MASK) : List.of("", text.strip()));
                });
            } catch (RuntimeException e) {
                fail("%s=%s (seed %d)".formatted(key, text, seed), e);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noSettingsFileEndsInAnythingButItsProblems(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder content = new StringBuilder();
        for (int line = random.nextInt(8); line >= 0; line--) {
            if (random.nextBoolean()) {
                content.append(SettingKey.values()[random.nextInt(SettingKey.values().length)])
                        .append(random.nextBoolean() ? "=" : ": ");
            }
            content.append(text(random, random.nextInt(5))).append('\n');
        }
        byte[] bytes =
                content.toString().getBytes(random.nextInt(4) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        Files.write(folder.resolve(random.nextBoolean() ? ".env" : "application.yaml"), bytes);
        try {
            SettingsLoader.load(Map.of("HOME", folder.toString()), folder);
        } catch (SettingsException e) {
            assertThat(e.problems()).isNotEmpty();
        } catch (RuntimeException e) {
            fail("seed %d: %s".formatted(seed, content), e);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 1_500);
    }

    @Test
    void aListThatHoldsItselfIsNoSetting() throws IOException {
        Files.writeString(folder.resolve("application.yaml"), "MEDIA_KINDS: &a [reels, *a]\n");
        assertThatThrownBy(() -> SettingsLoader.load(Map.of("HOME", folder.toString()), folder))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("application.yaml");
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int piece = 0; piece < pieces; piece++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
