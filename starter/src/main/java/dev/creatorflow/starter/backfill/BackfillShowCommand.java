package dev.creatorflow.starter.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.activities.persistence.batch.BatchLine;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.workflows.batch.BackfillWorkflow;
import dev.creatorflow.workflows.batch.BatchStatus;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backfill show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "How far a backfill is, what holds it back, and how it went where it has ended.")
public final class BackfillShowCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The backfill.")
    private String name = "";

    public BackfillShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String id = BackfillName.id(session, name);
        BatchLine line = session.connections()
                .batches()
                .find(id)
                .orElseThrow(() -> CommandFailure.usage(
                        "There is no backfill '" + name + "'; ./creatorflow backfill list shows which there are."));
        @Nullable String held = "RUNNING".equals(line.verdict()) ? heldBy(id).orElse(null) : null;
        JsonNode summary = summary(line);
        session.console().result(() -> BackfillListCommand.table(List.of(line)), () -> document(line, held, summary));
        if (held != null) {
            session.console().below("held back: " + held);
        }
        if (line.detail() != null) {
            session.console().below(line.detail());
        }
        if (summary != null) {
            summary.path("needs")
                    .forEach(need -> session.console()
                            .below(need.path("what").asText() + " → "
                                    + need.path("command").asText()));
        }
        return ExitCode.DONE.code();
    }

    /** Asked of the execution itself; without a worker or a server it is not known. */
    private Optional<String> heldBy(String id) {
        try {
            BatchStatus status = session.connections()
                    .temporal()
                    .client()
                    .newWorkflowStub(BackfillWorkflow.class, id)
                    .status();
            return Optional.ofNullable(status.heldBy());
        } catch (WorkflowException | StatusRuntimeException e) {
            session.console().remark("What it is doing now cannot be asked: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static @Nullable JsonNode summary(BatchLine line) {
        try {
            return line.summary() == null ? null : new ObjectMapper().readTree(line.summary());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The summary of " + line.batch() + " cannot be read", e);
        }
    }

    private static Map<String, @Nullable Object> document(
            BatchLine line, @Nullable String held, @Nullable JsonNode summary) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("backfill", line);
        document.put("heldBy", held);
        document.put("summary", summary);
        return document;
    }
}
