package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.staff.CreatorEdit;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code creators pause} and {@code creators resume}. */
@Command(mixinStandardHelpOptions = true)
public final class PauseCommand implements Callable<Integer> {

    private final Session session;
    private final boolean paused;

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    private @Nullable String reason;

    /** @param paused what becomes of the creators */
    public PauseCommand(Session session, boolean paused) {
        this.session = session;
        this.paused = paused;
    }

    @Override
    public Integer call() {
        CreatorEdit edit = new CreatorEdit(
                new CreatorEdit.Edit.Keep(), new CreatorEdit.Edit.Keep(), Set.of(), Set.of(), null, paused);
        ChangeOutput.write(
                session.console(),
                session.connections()
                        .staff()
                        .edit(
                                selection.ids(session),
                                edit,
                                session.connections().requester(reason)));
        return ExitCode.DONE.code();
    }
}
