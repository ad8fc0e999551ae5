package dev.creatorflow.activities.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {
    private static final Path PAGE = Path.of("docs", "data-dictionary.md");

    /** Run with {@code -DwriteDataDictionary} to write the page anew. */
    @Test
    void thePageSaysWhatTheDatabaseSays() throws IOException {
        try (Database database = TestDatabase.create()) {
            String page = DataDictionary.page(database);
            Path file = repository().resolve(PAGE);
            if (System.getProperty("writeDataDictionary") != null) {
                Files.writeString(file, page);
            }
            assertThat(Files.readString(file))
                    .as(
                            "%s is out of date: run ./mvnw test -pl activities -am -Dtest=DataDictionaryTest"
                                    + " -Dsurefire.failIfNoSpecifiedTests=false -DwriteDataDictionary",
                            PAGE)
                    .isEqualTo(page);
        }
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs")) || !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
