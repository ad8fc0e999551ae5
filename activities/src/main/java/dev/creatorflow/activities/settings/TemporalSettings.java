package dev.creatorflow.activities.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How Temporal is reached, by the names of its own environment configuration.
 *
 * @param address {@code host:port} of the frontend; null where neither set nor given by a running local platform
 * @param namespace namespace of all workflows
 * @param apiKey API key, null for none
 * @param tls whether the connection is encrypted
 * @param clientCertificate PEM file of the client certificate, null for none
 * @param clientKey PEM file of its key, null for none
 * @param serverAuthority PEM file of the authority that signed the server's certificate, null for the JVM's
 * @param serverName name the server's certificate must bear, null for the address's host
 */
public record TemporalSettings(
        @Nullable String address,
        String namespace,
        @Nullable Secret apiKey,
        boolean tls,
        @Nullable Path clientCertificate,
        @Nullable Path clientKey,
        @Nullable Path serverAuthority,
        @Nullable String serverName) {

    /** The frontend's address, for commands that cannot do without. */
    public String requireAddress() {
        if (address == null) {
            throw new MissingSettingException(
                    SettingKey.TEMPORAL_ADDRESS,
                    "No Temporal server is known: start the local platform with ./creatorflow up,"
                            + " or set TEMPORAL_ADDRESS to host:port of your own.");
        }
        return address;
    }
}
