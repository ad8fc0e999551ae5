package dev.creatorflow.activities.persistence;

import dev.creatorflow.activities.settings.DatabaseSettings;
import dev.creatorflow.activities.settings.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is. The password is in no text form of it.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/name?…} without user and password
 * @param user null for the operating system's user
 * @param password null for none
 * @param poolSize connections at most, over all threads of this process
 */
public record DatabaseAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password, int poolSize) {
    /**
     * The address the settings give.
     *
     * @throws dev.creatorflow.activities.settings.MissingSettingException where they give none
     */
    public static DatabaseAddress of(DatabaseSettings settings) {
        DatabaseUrl url = settings.requireUrl();
        return new DatabaseAddress(
                url.jdbcUrl(),
                url.user(),
                url.password() == null ? null : url.password().value(),
                settings.poolSize());
    }

    @Override
    public String toString() {
        return (user == null ? "" : user + "@") + jdbcUrl;
    }
}
