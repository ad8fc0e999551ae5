package dev.creatorflow.activities.persistence.adoption;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a database needs before this product can work on it.
 *
 * @param changes in the order in which they are made
 * @param duplicates handles that several rows hold
 * @param obstacles what a person has to settle first; while there are any, nothing is changed
 * @param remarks what is good to know
 */
public record AdoptionPlan(
        List<Change> changes, List<CaseDuplicate> duplicates, List<Obstacle> obstacles, List<String> remarks) {
    public AdoptionPlan {
        changes = List.copyOf(changes);
        duplicates = List.copyOf(duplicates);
        obstacles = List.copyOf(obstacles);
        remarks = List.copyOf(remarks);
    }

    /** Whether the database is as it has to be. */
    public boolean nothingToDo() {
        return changes.isEmpty() && duplicates.isEmpty() && obstacles.isEmpty();
    }

    /** What kind of thing is changed. */
    public enum Kind {
        /** A table is created. */
        TABLE,
        /** A column is added. */
        COLUMN,
        /** A column gets a wider type. */
        TYPE,
        /** A column may be null from now on: unknown is not zero. */
        NULLABLE,
        /** A column gets a default, and rows without a value get it. */
        DEFAULT,
        INDEX,
        /** A handle that changed hands no longer collides with the former system's constraint. */
        TRIGGER,
        /** Migrations are applied. */
        SCHEMA,
        /** Rows of ours are written for creators that were there before. */
        ROWS,
        /** Raw answers are copied to the archive. */
        ARCHIVE,
        /** Media URLs are recognised as objects of ours. */
        MEDIA
    }

    /**
     * A change.
     *
     * @param name the column, index or thing; null where the table says it all
     * @param detail one line for a person
     * @param rows rows it touches; null where it touches none, or where nobody counted
     */
    public record Change(
            Kind kind,
            String table,
            @Nullable String name,
            String detail,
            @Nullable Long rows) {}

    /**
     * A handle that several rows hold, in whatever case.
     *
     * @param handle in lower case
     * @param why the rule that decided
     */
    public record CaseDuplicate(String handle, Holder winner, List<Holder> losers, String why) {
        public CaseDuplicate {
            losers = List.copyOf(losers);
        }
    }

    /** A row that holds a handle. */
    public record Holder(String igUserId, String username) {}

    /**
     * What stands in the way.
     *
     * @param where table and column
     * @param problem one sentence
     * @param rows ids of rows, the first ones of many
     * @param remedy what to do
     */
    public record Obstacle(String where, String problem, List<String> rows, String remedy) {
        public Obstacle {
            rows = List.copyOf(rows);
        }
    }
}
