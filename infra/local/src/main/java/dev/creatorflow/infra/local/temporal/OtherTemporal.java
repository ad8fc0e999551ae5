package dev.creatorflow.infra.local.temporal;

import dev.creatorflow.infra.local.component.Component;
import dev.creatorflow.infra.local.exit.CommandFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A Temporal server that somebody else runs, named by {@code TEMPORAL_ADDRESS}: it is used, never started or stopped. */
public final class OtherTemporal implements Component {
    private static final int CONNECT_MILLIS = 5_000;

    private final String address;

    /**
     * Nothing is checked yet.
     *
     * @param address {@code host:port}
     */
    public OtherTemporal(String address) {
        this.address = address;
    }

    @Override
    public String name() {
        return "temporal";
    }

    @Override
    public String title() {
        return "Temporal (yours)";
    }

    @Override
    public void start() {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
            throw CommandFailure.unreachable(
                    "TEMPORAL_ADDRESS is '" + address + "'; host:port is wanted, for example 127.0.0.1:7233.");
        }
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    CONNECT_MILLIS);
        } catch (IOException e) {
            throw CommandFailure.unreachable("No Temporal server answers at " + address + " (TEMPORAL_ADDRESS): "
                    + e.getMessage() + ". Start it, or unset TEMPORAL_ADDRESS: then a local one is started.");
        }
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public long pid() {
        return 0;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("TEMPORAL_ADDRESS", address);
    }

    @Override
    public CompletableFuture<?> ended() {
        return new CompletableFuture<>();
    }

    @Override
    public void close() {
        // Not ours to stop.
    }
}
