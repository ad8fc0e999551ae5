package dev.creatorflow.activities.persistence.adoption;

import static dev.creatorflow.activities.persistence.adoption.Sql.quoted;

import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Obstacle;
import dev.creatorflow.activities.persistence.adoption.ColumnRule.Convert;
import dev.creatorflow.activities.persistence.adoption.TableWork.Conversion;
import dev.creatorflow.activities.persistence.adoption.TableWork.Defaulted;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the tables that are there with those of ours. Reads only. */
final class TablePlanner {
    /** What a row is known by. Without it, or with two rows of the same, nothing can be stored. */
    private static final Map<String, List<String>> KEYS = Map.of(
            "instagram_creators", List.of("ig_user_id", "username"),
            "instagram_reels", List.of("media_pk"),
            "instagram_posts", List.of("media_pk"),
            "instagram_follower_history", List.of("creator_id", "recorded_at"),
            "system_logs", List.of("timestamp"),
            "system_control", List.of("script_name"));

    /** A switch that was never set did not run anything; a default of ours would. */
    private static final Map<String, String> UNSET = Map.of("system_control.enabled", "false");

    private static final int NAMED_ROWS = 20;

    private final Sql sql;
    private final TargetSchema target;
    private final Obstacles obstacles;

    TablePlanner(Sql sql, TargetSchema target) {
        this.sql = sql;
        this.target = target;
        this.obstacles = new Obstacles(sql, NAMED_ROWS);
    }

    List<TableWork> plan() throws SQLException {
        List<TableWork> work = new ArrayList<>();
        for (String table : target.tables().keySet().stream().sorted().toList()) {
            work.add(plan(table));
        }
        return work;
    }

    private TableWork plan(String name) throws SQLException {
        ExistingTable existing = ExistingTable.read(sql, name);
        if (existing == null) {
            return TableWork.missing(name);
        }
        if (!existing.ordinary() || !existing.owned()) {
            return TableWork.blocked(name, Obstacles.relation(existing));
        }
        List<TargetSchema.Column> wanted =
                Objects.requireNonNull(target.tables().get(name));
        List<String> keys = KEYS.getOrDefault(name, List.of());
        List<Obstacle> found = new ArrayList<>(obstacles.keys(existing, keys));
        found.addAll(obstacles.columns(existing, wanted));
        List<Conversion> conversions = conversions(existing, wanted, found);
        found.addAll(obstacles.dependents(existing, conversions));
        List<TargetSchema.Index> indexes = indexes(existing, found);
        return new TableWork(
                name,
                false,
                existing.rows(),
                existing.bytes(),
                wanted.stream()
                        .filter(column ->
                                !existing.columns().containsKey(column.name()) && !keys.contains(column.name()))
                        .toList(),
                conversions,
                nullable(existing, wanted),
                defaults(existing, wanted),
                indexes,
                indexes.stream()
                        .map(TargetSchema.Index::name)
                        .filter(index -> existing.indexes().containsKey(index))
                        .toList(),
                found);
    }

    private List<Conversion> conversions(ExistingTable existing, List<TargetSchema.Column> wanted, List<Obstacle> found)
            throws SQLException {
        List<Conversion> conversions = new ArrayList<>();
        for (TargetSchema.Column column : wanted) {
            ExistingTable.Column have = existing.columns().get(column.name());
            // The key of the former system stays what it is: nothing of ours refers to it.
            if (have == null || column.legacy() || "id".equals(column.name())) {
                continue;
            }
            switch (ColumnRule.of(have.type(), column.type(), have.enumeration())) {
                case ColumnRule.Keep _ -> {}
                case ColumnRule.Impossible _ -> found.add(Obstacles.type(existing, have, column));
                case Convert to -> {
                    conversions.add(new Conversion(
                            column.name(),
                            have.type(),
                            to,
                            have.defaultSql(),
                            Objects.requireNonNullElse(column.defaultSql(), "null")));
                    found.addAll(obstacles.misfits(existing, have, to));
                }
            }
        }
        return conversions;
    }

    private static List<String> nullable(ExistingTable existing, List<TargetSchema.Column> wanted) {
        return wanted.stream()
                .filter(column -> !column.notNull())
                .map(column -> existing.columns().get(column.name()))
                .filter(have -> have != null && have.notNull())
                .map(have -> Objects.requireNonNull(have).name())
                .toList();
    }

    /** Times are left unknown: a default would claim that something happened now. */
    private List<Defaulted> defaults(ExistingTable existing, List<TargetSchema.Column> wanted) throws SQLException {
        List<Defaulted> defaults = new ArrayList<>();
        for (TargetSchema.Column column : wanted) {
            ExistingTable.Column have = existing.columns().get(column.name());
            String expression = UNSET.getOrDefault(
                    existing.name() + "." + column.name(), Objects.requireNonNullElse(column.defaultSql(), ""));
            if (have == null || !column.notNull() || expression.isEmpty() || "id".equals(column.name())) {
                continue;
            }
            boolean time = column.type().startsWith("timestamp");
            long rows = time || have.notNull()
                    ? 0
                    : sql.number("select count(*) from public." + quoted(existing.name()) + " where "
                            + quoted(column.name()) + " is null");
            if (!have.filled() || rows > 0) {
                defaults.add(new Defaulted(column.name(), expression, !have.filled(), rows));
            }
        }
        return defaults;
    }

    private List<TargetSchema.Index> indexes(ExistingTable existing, List<Obstacle> found) {
        List<TargetSchema.Index> missing = new ArrayList<>();
        Set<String> conditional = target.indexes().stream()
                .filter(index -> index.definition().contains(" WHERE "))
                .map(TargetSchema.Index::name)
                .collect(Collectors.toSet());
        for (TargetSchema.Index index : target.indexes()) {
            if (!index.table().equals(existing.name())) {
                continue;
            }
            ExistingTable.@Nullable Index have = existing.indexes().get(index.name());
            if (have == null || !have.valid()) {
                missing.add(index);
            } else if ((index.unique() || conditional.contains(index.name()))
                    && !have.definition().equals(index.definition())) {
                found.add(Obstacles.index(existing, index));
            }
        }
        return missing;
    }
}
