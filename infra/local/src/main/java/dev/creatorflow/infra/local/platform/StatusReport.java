package dev.creatorflow.infra.local.platform;

import dev.creatorflow.infra.local.component.DataFolder;
import java.util.List;

/**
 * What of a platform is up, found out by asking each part.
 *
 * @param up true if every part answers
 * @param dataDir whose platform it is
 * @param settingsFile where clients find addresses and secrets while it is up
 * @param parts one line for each part
 */
public record StatusReport(boolean up, String dataDir, String settingsFile, List<Line> parts) {

    /**
     * One part.
     *
     * @param part its name
     * @param state {@code up}, {@code down}, or {@code not answering} where its process runs all the same
     * @param address where it answers or should, without secrets; empty if not known
     * @param pid its process, 0 where there is none or it is somebody else's
     */
    public record Line(String part, String state, String address, long pid) {}

    public static StatusReport of(DataFolder data) {
        List<Line> parts = new StatusProbe(data).lines();
        return new StatusReport(
                parts.stream().allMatch(part -> part.state().equals(StatusProbe.UP)),
                data.path().toString(),
                data.readyFile().toString(),
                parts);
    }
}
