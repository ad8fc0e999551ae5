package dev.creatorflow.activities.persistence.adoption;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the migrations up to V2.1, which expect that tables may be there, make of schema {@code public} in an empty database, so that another one
 * can be compared with it without applying anything. Later migrations build on it and need nothing here. The list is generated from a database;
 * a test keeps it true.
 */
record TargetSchema(Map<String, List<Column>> tables, List<Index> indexes) {
    private static final String RESOURCE = "/db/adoption/public-schema.tsv";

    TargetSchema {
        tables = Map.copyOf(tables);
        indexes = List.copyOf(indexes);
    }

    /**
     * A column.
     *
     * @param type as PostgreSQL writes it
     * @param defaultSql null for none
     * @param legacy kept for old screens and never written: any type serves
     */
    record Column(
            String name,
            String type,
            boolean notNull,
            @Nullable String defaultSql,
            boolean legacy) {}

    /** An index, with the statement PostgreSQL gives for it. */
    record Index(String table, String name, String definition) {
        boolean unique() {
            return definition.startsWith("CREATE UNIQUE");
        }

        /** The statement that builds it beside running work. */
        String concurrently() {
            return definition.replaceFirst("INDEX", "INDEX CONCURRENTLY IF NOT EXISTS");
        }
    }

    static TargetSchema read() {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        List<Index> indexes = new ArrayList<>();
        try (InputStream resource = TargetSchema.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .forEach(fields -> {
                        if ("index".equals(fields[0])) {
                            indexes.add(new Index(fields[1], fields[2], fields[3]));
                        } else {
                            tables.computeIfAbsent(fields[1], _ -> new ArrayList<>())
                                    .add(column(fields));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
        return new TargetSchema(tables, indexes);
    }

    private static Column column(String[] fields) {
        return new Column(
                fields[2],
                fields[3],
                Boolean.parseBoolean(fields[4]),
                fields[5].isEmpty() ? null : fields[5],
                Boolean.parseBoolean(fields[6]));
    }
}
