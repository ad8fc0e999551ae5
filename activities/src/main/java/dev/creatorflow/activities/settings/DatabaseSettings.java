package dev.creatorflow.activities.settings;

import org.jspecify.annotations.Nullable;

/**
 * The database and how many connections one process holds to it.
 *
 * @param url where it is; null where neither set nor given by a running local platform
 * @param poolSize connections of one process
 */
public record DatabaseSettings(@Nullable DatabaseUrl url, int poolSize) {

    /** The database's address, for commands that cannot do without. */
    public DatabaseUrl requireUrl() {
        if (url == null) {
            throw new MissingSettingException(
                    SettingKey.DATABASE_URL,
                    "No database is known: start the local platform with ./creatorflow up,"
                            + " or set DATABASE_URL to postgresql://user:password@host:port/db.");
        }
        return url;
    }
}
