package dev.creatorflow.activities.persistence;

/**
 * Where the database is. The password is in no text form of it.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/name?…} without user and password
 * @param poolSize connections at most, over all threads of this process
 */
public record DatabaseAddress(String jdbcUrl, String user, String password, int poolSize) {
    @Override
    public String toString() {
        return user + "@" + jdbcUrl;
    }
}
