package dev.creatorflow.activities.persistence.adoption;

import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Change;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Kind;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Obstacle;
import dev.creatorflow.activities.persistence.adoption.ColumnRule.Convert;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one table needs.
 *
 * @param missing the whole table is; the migrations create it
 * @param nullable columns that may not be null and have to be
 * @param indexes to be built beside running work
 * @param halfBuilt of these indexes, those of which an unusable remainder stands in the way
 */
record TableWork(
        String table,
        boolean missing,
        long rows,
        long bytes,
        List<TargetSchema.Column> added,
        List<Conversion> conversions,
        List<String> nullable,
        List<Defaulted> defaults,
        List<TargetSchema.Index> indexes,
        List<String> halfBuilt,
        List<Obstacle> obstacles) {

    private static final double MEGABYTE = 1e6;

    /** A column whose type changes; {@code defaultSql} is the default it has. */
    record Conversion(
            String column,
            String from,
            Convert to,
            @Nullable String defaultSql,
            String targetDefault) {}

    /**
     * A column of ours that is never null.
     *
     * @param expression what an unknown value becomes
     * @param setDefault it has no default yet
     * @param rows rows without a value
     */
    record Defaulted(String column, String expression, boolean setDefault, long rows) {}

    static TableWork missing(String table) {
        return new TableWork(
                table, true, 0, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static TableWork blocked(String table, Obstacle obstacle) {
        return new TableWork(
                table,
                false,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(obstacle));
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        if (missing) {
            changes.add(new Change(Kind.TABLE, table, null, "is created", null));
        }
        added.forEach(column -> changes.add(new Change(Kind.COLUMN, table, column.name(), column.type(), null)));
        conversions.forEach(conversion -> changes.add(new Change(
                Kind.TYPE,
                table,
                conversion.column(),
                String.format(
                        Locale.ROOT,
                        "%s becomes %s; the table (%.1f MB) is locked meanwhile",
                        conversion.from(),
                        conversion.to().type(),
                        bytes / MEGABYTE),
                rows)));
        nullable.forEach(column -> changes.add(
                new Change(Kind.NULLABLE, table, column, "may be null from now on: unknown is not zero", null)));
        defaults.forEach(column -> changes.add(new Change(
                Kind.DEFAULT,
                table,
                column.column(),
                "is " + column.expression() + " where nothing is said",
                column.rows())));
        indexes.forEach(index -> changes.add(
                new Change(Kind.INDEX, table, index.name(), index.definition().replaceFirst(".* USING ", ""), null)));
        return changes;
    }
}
