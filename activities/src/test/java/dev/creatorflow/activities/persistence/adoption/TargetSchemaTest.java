package dev.creatorflow.activities.persistence.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Rows;
import dev.creatorflow.activities.persistence.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class TargetSchemaTest {
    private static final Path FILE = Path.of("activities/src/main/resources/db/adoption/public-schema.tsv");

    /** Up to the migrations that can run on tables which are there; later ones build on what adoption has made of these. */
    private static final String LAST = "2.1";

    /** Run with {@code -DwriteAdoptionTarget} to write the list anew. */
    @Test
    void theListIsWhatTheFirstMigrationsMakeOfSchemaPublic() throws IOException {
        try (Database database = Database.open(TestDatabase.empty())) {
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .schemas("creatorflow")
                    .target(LAST)
                    .load()
                    .migrate();
            String list = Stream.concat(columns(new Rows(database)).stream(), indexes(new Rows(database)).stream())
                    .collect(Collectors.joining("\n", "", "\n"));
            Path file = repository().resolve(FILE);
            if (System.getProperty("writeAdoptionTarget") != null) {
                Files.writeString(file, list);
            }
            assertThat(Files.readString(file))
                    .as(
                            "%s is out of date: run ./mvnw test -pl activities -am -Dtest=TargetSchemaTest"
                                    + " -Dsurefire.failIfNoSpecifiedTests=false -DwriteAdoptionTarget",
                            FILE)
                    .isEqualTo(list);
        }
    }

    private static List<String> columns(Rows rows) {
        return rows.all("""
                select concat_ws(E'\\t', 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                                 a.attnotnull::text, coalesce(pg_get_expr(d.adbin, d.adrelid), ''),
                                 (coalesce(col_description(c.oid, a.attnum), '') ~ '^(Legacy|Written by the former)')::text) as line
                from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                order by c.relname, a.attnum""").stream().map(row -> (String) row.get("line")).toList();
    }

    private static List<String> indexes(Rows rows) {
        return rows.all("""
                select concat_ws(E'\\t', 'index', tablename, indexname, indexdef) as line from pg_indexes
                where schemaname = 'public' and indexname not like '%_pkey' order by tablename, indexname""").stream().map(row -> (String) row.get("line")).toList();
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs")) || !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
