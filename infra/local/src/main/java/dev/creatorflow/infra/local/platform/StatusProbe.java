package dev.creatorflow.infra.local.platform;

import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.file.PropertyFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Asks the parts of one data folder whether they are there. */
final class StatusProbe {
    static final String UP = "up";
    private static final String DOWN = "down";
    private static final String SILENT = "not answering";
    private static final int CONNECT_MILLIS = 2_000;

    private final DataFolder data;
    private final Map<String, String> settings;

    StatusProbe(DataFolder data) {
        this.data = data;
        this.settings = PropertyFile.read(data.readyFile());
    }

    List<StatusReport.Line> lines() {
        String ui = settings.getOrDefault("platform.ui", "");
        return List.of(
                line("postgres", hostAndPort(settings.get("DATABASE_URL")), "", pid("postgres")),
                line("s3", hostAndPort(settings.get("R2_ENDPOINT")), settings.getOrDefault("R2_ENDPOINT", ""), own()),
                line("temporal", settings.getOrDefault("TEMPORAL_ADDRESS", ""), "", pid("temporal")),
                line("temporal-ui", hostAndPort(ui), ui, pid("temporal")),
                worker());
    }

    private StatusReport.Line worker() {
        String port = PropertyFile.read(data.ports()).getOrDefault("worker", "");
        long pid = pid("worker");
        return pid == 0 || port.isEmpty()
                ? new StatusReport.Line("worker", DOWN, "", 0)
                : line("worker", "127.0.0.1:" + port, "http://127.0.0.1:" + port, pid);
    }

    private StatusReport.Line line(String part, String target, String shown, long pid) {
        if (target.isEmpty()) {
            return new StatusReport.Line(part, DOWN, "", 0);
        }
        String state = listens(target) ? UP : pid > 0 ? SILENT : DOWN;
        return new StatusReport.Line(part, state, shown.isEmpty() ? target : shown, pid);
    }

    private long pid(String part) {
        return data.runRecord(part).running().map(ProcessHandle::pid).orElse(0L);
    }

    /** The object store lives in the platform's own process. */
    private long own() {
        return ProcessHandle.of(Long.parseLong(settings.getOrDefault("platform.pid", "0")))
                .map(ProcessHandle::pid)
                .orElse(0L);
    }

    private static String hostAndPort(@org.jspecify.annotations.Nullable String address) {
        if (address == null || address.isEmpty()) {
            return "";
        }
        URI uri = URI.create(address);
        return uri.getHost() + ":" + uri.getPort();
    }

    private static boolean listens(String target) {
        int colon = target.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1))),
                    CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
