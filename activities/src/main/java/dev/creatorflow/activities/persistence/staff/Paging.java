package dev.creatorflow.activities.persistence.staff;

/** A slice of a list. */
public record Paging(int limit, int offset) {
    public Paging {
        if (limit < 1 || offset < 0) {
            throw new IllegalArgumentException(
                    "A page has at least one row and starts at 0 or later: limit " + limit + ", offset " + offset);
        }
    }

    public static Paging first(int limit) {
        return new Paging(limit, 0);
    }

    public Paging next() {
        return new Paging(limit, offset + limit);
    }
}
