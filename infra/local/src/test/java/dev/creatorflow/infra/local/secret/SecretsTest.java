package dev.creatorflow.infra.local.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void aSecretIsMadeOnceAndTheSameAtTheNextStart() {
        Path file = folder.resolve("secrets.properties");
        String made = new Secrets(file).get("s3.secret-key", 40);

        assertThat(made).hasSize(40).matches("[A-Za-z0-9]+");
        assertThat(new Secrets(file).get("s3.secret-key", 40)).isEqualTo(made);
    }

    @Test
    void twoFoldersHaveDifferentSecrets() {
        assertThat(new Secrets(folder.resolve("a")).get("x", 32))
                .isNotEqualTo(new Secrets(folder.resolve("b")).get("x", 32));
    }
}
