package dev.creatorflow.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.activities.settings.SettingsLoader;
import dev.creatorflow.worker.TraceCollector.Span;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.BatchRequest;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real collector, a real (in-memory) Temporal, and a workflow of two steps that starts another. */
class TracingTest {
    @TempDir
    private Path folder;

    @Test
    void workflowsAndStepsAreSpansWithTheirIds() throws IOException {
        try (TraceCollector collector = new TraceCollector()) {
            travel(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address()), 100);

            assertThat(collector.requests()).isNotEmpty().containsOnly("POST /v1/traces");
            assertThat(collector.everything()).contains("service.name", "creatorflow-worker");
            assertThat(collector.spans())
                    .extracting(Span::name)
                    .contains(
                            "StartWorkflow:Trip",
                            "RunWorkflow:Trip",
                            "StartActivity:Pack",
                            "RunActivity:Pack",
                            "RunActivity:Drive",
                            "RunActivity:SendHome",
                            "HandleUpdate:honk",
                            "HandleSignal:arrive",
                            "RunWorkflow:WayHome")
                    .doesNotContain("HandleQuery:where");
            assertThat(named(collector, "RunActivity:Pack").text()).contains("workflowId", "trip/1", "runId");
        }
    }

    @Test
    void aStepBelongsToItsWorkflowAndAWorkflowThatAStepStartsToItself() throws IOException {
        try (TraceCollector collector = new TraceCollector()) {
            travel(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address()), 100);

            String trip = named(collector, "RunWorkflow:Trip").trace();
            assertThat(named(collector, "StartWorkflow:Trip").trace()).isEqualTo(trip);
            assertThat(named(collector, "RunActivity:SendHome").trace()).isEqualTo(trip);
            assertThat(named(collector, "UpdateWithStartWorkflow:WayHome").parent())
                    .isEmpty();
            assertThat(named(collector, "RunWorkflow:WayHome").trace())
                    .isEqualTo(
                            named(collector, "UpdateWithStartWorkflow:WayHome").trace())
                    .isNotEqualTo(trip);
        }
    }

    @Test
    void aReplayedStepIsNoSecondSpan() throws IOException {
        try (TraceCollector collector = new TraceCollector()) {
            travel(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address()), 0);

            Map<String, Long> times =
                    collector.spans().stream().collect(Collectors.groupingBy(Span::name, Collectors.counting()));
            assertThat(times)
                    .containsEntry("StartActivity:Pack", 1L)
                    .containsEntry("RunActivity:Pack", 1L)
                    .containsEntry("RunActivity:Drive", 1L)
                    .containsEntry("StartActivity:SendHome", 1L);
        }
    }

    @Test
    void whatIsPassedAnsweredOrSaidInAFailureIsInNoSpan() throws IOException {
        try (TraceCollector collector = new TraceCollector()) {
            travel(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address()), 100);

            assertThat(named(collector, "RunActivity:Drive").text()).contains("failed");
            assertThat(collector.everything()).doesNotContain("the-luggage", "packed", "out of fuel", "TracingTest");
        }
    }

    @Test
    void aShareOfNothingSendsNothing() throws IOException {
        try (TraceCollector collector = new TraceCollector()) {
            travel(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address(), "OTEL_TRACES_SAMPLER_ARG", "0"), 100);
            assertThat(collector.requests()).isEmpty();
        }
    }

    @Test
    void aCollectorThatIsDownOrNeverAnswersKeepsNothingWaiting() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int down;
        try (ServerSocket free = new ServerSocket(0, 1, loopback)) {
            down = free.getLocalPort();
        }
        Instant start = Instant.now();
        travel(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + down), 100);
        try (ServerSocket silent = new ServerSocket(0, 1, loopback)) {
            travel(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + silent.getLocalPort()), 100);
        }
        assertThat(Duration.between(start, Instant.now()))
                .as("two trips, and the seconds that closing may take")
                .isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void withoutACollectorNothingStandsBetween() {
        Tracing tracing = Tracing.of(settings(Map.of()).operations());
        assertThat(tracing.clientSide()).isEmpty();
        assertThat(tracing.around()).isEmpty();
        travel(Map.of(), 100);
    }

    @Test
    void withoutACollectorTheWorkerDoesWithoutTheLibraries() throws Exception {
        URL[] others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("opentelemetry") && !entry.contains("opentracing"))
                .map(entry -> url(Path.of(entry)))
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            Object settings = loader.loadClass(SettingsLoader.class.getName())
                    .getMethod("load", Map.class, Path.class)
                    .invoke(null, Map.of("HOME", folder.toString()), folder);
            Object operations = settings.getClass().getMethod("operations").invoke(settings);
            var of = loader.loadClass(Tracing.class.getName()).getDeclaredMethod("of", operations.getClass());
            of.setAccessible(true);
            assertThat(of.invoke(null, operations).getClass().getSimpleName()).isEqualTo("Off");
            assertThat(loader.loadClass(TemporalConfiguration.class.getName()).getDeclaredMethods())
                    .isNotEmpty();
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Settings settings(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("HOME", folder.toString());
        return SettingsLoader.load(all, folder);
    }

    private static Span named(TraceCollector collector, String name) {
        return collector.spans().stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + collector.spans()));
    }

    /** @param cached workflows that keep their state in memory; 0 replays at every step */
    private void travel(Map<String, String> environment, int cached) {
        try (Tracing tracing = Tracing.of(settings(environment).operations());
                TestWorkflowEnvironment temporal =
                        TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                                        .setInterceptors(tracing.clientSide())
                                        .build())
                                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                                        .setWorkflowCacheSize(cached)
                                        .setWorkerInterceptors(tracing.around())
                                        .build())
                                .build())) {
            WorkflowClient client = temporal.getWorkflowClient();
            Worker worker = temporal.newWorker("roads");
            worker.registerWorkflowImplementationTypes(TripImpl.class, WayHomeImpl.class);
            worker.registerActivitiesImplementations(new StepsImpl(client));
            temporal.start();
            Trip trip = client.newWorkflowStub(Trip.class, onRoads("trip/1"));
            assertThat(trip.travel("the-luggage")).isEqualTo("packed");
            client.newUntypedWorkflowStub("trip/home").getResult(Void.class);
        }
    }

    private static WorkflowOptions onRoads(String workflowId) {
        return WorkflowOptions.newBuilder()
                .setTaskQueue("roads")
                .setWorkflowId(workflowId)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .build();
    }

    /** The test's workflow. */
    @WorkflowInterface
    public interface Trip {
        @WorkflowMethod
        String travel(String luggage);
    }

    /** What a step of it starts. */
    @WorkflowInterface
    public interface WayHome {
        @WorkflowMethod
        void goHome();

        @UpdateMethod
        String honk();

        @QueryMethod
        String where();

        @SignalMethod
        void arrive();
    }

    /** Their steps. */
    @ActivityInterface
    public interface Steps {
        String pack(String luggage);

        void drive();

        void sendHome();
    }

    public static final class TripImpl implements Trip {
        @Override
        public String travel(String luggage) {
            Steps steps = Workflow.newActivityStub(
                    Steps.class,
                    ActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofSeconds(10))
                            .setRetryOptions(RetryOptions.newBuilder()
                                    .setMaximumAttempts(1)
                                    .build())
                            .build());
            Steps local = Workflow.newLocalActivityStub(
                    Steps.class,
                    LocalActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofSeconds(10))
                            .build());
            String packed = local.pack(luggage);
            try {
                steps.drive();
            } catch (ActivityFailure _) {
                steps.sendHome();
            }
            return packed;
        }
    }

    public static final class WayHomeImpl implements WayHome {
        private boolean there;

        @Override
        public void goHome() {
            Workflow.await(() -> there);
        }

        @Override
        public String honk() {
            return "beep";
        }

        @Override
        public String where() {
            return "on the road";
        }

        @Override
        public void arrive() {
            there = true;
        }
    }

    public static final class StepsImpl implements Steps {
        private final WorkflowClient client;

        StepsImpl(WorkflowClient client) {
            this.client = client;
        }

        @Override
        public String pack(String luggage) {
            return "packed";
        }

        @Override
        public void drive() {
            throw ApplicationFailure.newFailure("out of fuel", "Fuel");
        }

        @Override
        public void sendHome() {
            WayHome home = client.newWorkflowStub(WayHome.class, onRoads("trip/home"));
            WorkflowClient.executeUpdateWithStart(
                    home::honk,
                    UpdateOptions.<String>newBuilder()
                            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                            .build(),
                    new WithStartWorkflowOperation<>(home::goHome));
            WorkflowStub running = client.newUntypedWorkflowStub("trip/home");
            running.update("honk", String.class);
            running.query("where", String.class);
            BatchRequest together = client.newSignalWithStartRequest();
            WayHome again = client.newWorkflowStub(WayHome.class, onRoads("trip/home"));
            together.add(again::goHome);
            together.add(again::arrive);
            client.signalWithStart(together);
        }
    }
}
