package dev.creatorflow.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories of real executions, replayed against the code at hand: a change that would break what is running fails here first. The files in
 * {@code histories} were written by {@code temporal workflow show --output json}; add one for every new path, never edit one.
 */
class ReplayTest {
    private static TestWorkflowEnvironment environment;
    private static Worker worker;

    @BeforeAll
    static void start() {
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build())
                .build());
        worker = environment.newWorker("replay");
        worker.registerWorkflowImplementationTypes(WorkflowImplementations.all());
    }

    @AfterAll
    static void stop() {
        environment.close();
    }

    static List<Path> histories() throws IOException, URISyntaxException {
        Path folder = Path.of(ReplayTest.class.getResource("/histories").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void aStoredHistoryStillReplays(Path history) throws Exception {
        WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(Files.readString(history)), worker);
    }

    @ParameterizedTest
    @EnumSource
    void everyWorkflowTypeHasAHistory(WorkflowCatalog type) throws IOException, URISyntaxException {
        String name = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(histories())
                .anySatisfy(file -> assertThat(file.getFileName().toString()).startsWith(name + "-"));
    }
}
