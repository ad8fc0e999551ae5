package dev.creatorflow.activities.temporal;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.deployment.v1.RoutingConfig;
import io.temporal.api.deployment.v1.WorkerDeploymentInfo;
import io.temporal.api.deployment.v1.WorkerDeploymentInfo.WorkerDeploymentVersionSummary;
import io.temporal.api.enums.v1.VersionDrainageStatus;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The builds of the worker as Temporal knows them where {@code WORKER_VERSIONING} is on: which one gets new work, which ones still finish theirs. */
public final class WorkerBuilds {
    /** One deployment for all queues: an activity goes to the build its workflow runs on. */
    public static final String DEPLOYMENT = "creatorflow";

    private final TemporalConnection connection;

    public WorkerBuilds(TemporalConnection connection) {
        this.connection = connection;
    }

    /** What a build is to Temporal. */
    public enum Standing {
        /** New work goes to it. */
        CURRENT,
        /** Known and never promoted: it gets no work. */
        WAITING,
        /** Runs that are pinned to it are still under way: keep a worker of it. */
        DRAINING,
        /** Nothing is left for it: its workers may be stopped. */
        DRAINED
    }

    /** @param since when a worker of it was first seen */
    public record Build(String buildId, Standing standing, Instant since) {}

    /** The newest first; none where no versioned worker was ever seen. */
    public List<Build> list() {
        return deployment()
                .map(info -> info.getVersionSummariesList().stream()
                        .map(version -> build(info.getRoutingConfig(), version))
                        .sorted(Comparator.comparing(Build::since).reversed())
                        .toList())
                .orElse(List.of());
    }

    /**
     * Gives new work, and every run that upgrades by itself, to this build. Repeating it is harmless.
     *
     * @throws IllegalArgumentException where Temporal refuses, with its sentence
     */
    public void promote(String buildId) {
        try {
            connection
                    .stubs()
                    .blockingStub()
                    .setWorkerDeploymentCurrentVersion(SetWorkerDeploymentCurrentVersionRequest.newBuilder()
                            .setNamespace(namespace())
                            .setDeploymentName(DEPLOYMENT)
                            .setBuildId(buildId)
                            .setIdentity(connection.client().getOptions().getIdentity())
                            .build());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.UNAVAILABLE) {
                throw e;
            }
            throw new IllegalArgumentException(
                    "Temporal does not take the build " + buildId + ": "
                            + e.getStatus().getDescription(),
                    e);
        }
    }

    private Optional<WorkerDeploymentInfo> deployment() {
        try {
            return Optional.of(connection
                    .stubs()
                    .blockingStub()
                    .describeWorkerDeployment(DescribeWorkerDeploymentRequest.newBuilder()
                            .setNamespace(namespace())
                            .setDeploymentName(DEPLOYMENT)
                            .build())
                    .getWorkerDeploymentInfo());
        } catch (StatusRuntimeException e) {
            return switch (e.getStatus().getCode()) {
                case NOT_FOUND, UNIMPLEMENTED -> Optional.empty();
                default -> throw e;
            };
        }
    }

    private static Build build(RoutingConfig routing, WorkerDeploymentVersionSummary version) {
        String id = version.getDeploymentVersion().getBuildId();
        Timestamp created = version.getCreateTime();
        return new Build(
                id,
                standing(routing, id, version.getDrainageInfo().getStatus()),
                Instant.ofEpochSecond(created.getSeconds(), created.getNanos()));
    }

    private static Standing standing(RoutingConfig routing, String id, VersionDrainageStatus drainage) {
        if (routing.getCurrentDeploymentVersion().getBuildId().equals(id)) {
            return Standing.CURRENT;
        }
        return switch (drainage) {
            case VERSION_DRAINAGE_STATUS_DRAINING -> Standing.DRAINING;
            case VERSION_DRAINAGE_STATUS_DRAINED -> Standing.DRAINED;
            case VERSION_DRAINAGE_STATUS_UNSPECIFIED, UNRECOGNIZED -> Standing.WAITING;
        };
    }

    private String namespace() {
        return connection.client().getOptions().getNamespace();
    }
}
