package dev.creatorflow.activities.persistence.staff;

/** How people write handles. */
final class Handles {
    private Handles() {}

    /** Without white space around it and without {@code @}. */
    static String plain(String name) {
        return name.strip().replace("@", "");
    }
}
