package dev.creatorflow.infra.local.platform;

import dev.creatorflow.infra.local.component.DataFolder;
import java.nio.file.Path;
import java.util.Set;

/**
 * What to start.
 *
 * @param data where everything is kept
 * @param parts the parts to start
 * @param durable true: committed data survives a power cut; false: faster, for data that is thrown away
 * @param wishes ports that a person asked for
 * @param readyFile written when all parts answer, removed when they stop
 */
public record PlatformPlan(DataFolder data, Set<Part> parts, boolean durable, PortWishes wishes, Path readyFile) {

    /** The whole platform on its usual ports. */
    public static PlatformPlan whole(DataFolder data, boolean durable) {
        return new PlatformPlan(data, Set.of(Part.values()), durable, PortWishes.NONE, data.readyFile());
    }

    /**
     * Ports that a person asked for; 0 for none.
     *
     * @param postgres of the database
     * @param s3 of the object store
     * @param temporal of Temporal's gRPC service
     * @param temporalUi of Temporal's web pages
     */
    public record PortWishes(int postgres, int s3, int temporal, int temporalUi) {
        public static final PortWishes NONE = new PortWishes(0, 0, 0, 0);
    }
}
