package dev.creatorflow.starter.schedules;

import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schedules pause}, {@code resume}, {@code trigger} and {@code delete}. */
@Command(mixinStandardHelpOptions = true)
public final class ScheduleChangeCommand implements Callable<Integer> {
    /** What is done to the schedule. */
    public enum Change {
        PAUSE("pause", " starts nothing further; a cycle that runs goes on"),
        RESUME("resume", " starts its next slot again"),
        TRIGGER("trigger", " starts a cycle now, unless one runs"),
        DELETE("delete", " is gone; a cycle that runs goes on, and what its slots did stays in the ledger");

        private final String word;
        private final String done;

        Change(String word, String done) {
            this.word = word;
            this.done = done;
        }
    }

    private final Session session;
    private final Change change;

    @Parameters(paramLabel = "NAME", description = "The schedule.")
    private String name = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why; the note beside the schedule, and in the audit log. Needed for pause and resume.")
    private @Nullable String reason;

    public ScheduleChangeCommand(Session session, Change change) {
        this.session = session;
        this.change = change;
    }

    @Override
    public Integer call() {
        boolean needed = change == Change.PAUSE || change == Change.RESUME;
        if (needed && (reason == null || reason.isBlank())) {
            throw CommandFailure.usage("--reason is needed to " + change.word + " a schedule: say why.");
        }
        String why = reason == null ? "" : reason;
        Schedules schedules = new Schedules(session);
        schedules.require(name);
        String note = session.connections().requester(reason).name() + ": " + why;
        // What became of the slots so far is judged by how the schedule stood until now.
        schedules.reconcile();
        switch (change) {
            case PAUSE -> schedules.cycles().pause(name, note);
            case RESUME -> schedules.cycles().resume(name, note);
            case TRIGGER -> schedules.cycles().trigger(name);
            case DELETE -> schedules.cycles().delete(name);
        }
        schedules.audit(name, change.word, why);
        session.console().remark("The schedule " + name + change.done + ".");
        return ExitCode.DONE.code();
    }
}
