package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.staff.CreatorEdit;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code creators pause} and {@code creators resume}. */
@Command(mixinStandardHelpOptions = true)
public final class PauseCommand implements Callable<Integer> {

    private final Session session;
    private final boolean paused;

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private ChangeOptions options = new ChangeOptions();

    /** @param paused what becomes of the creators */
    public PauseCommand(Session session, boolean paused) {
        this.session = session;
        this.paused = paused;
    }

    @Override
    public Integer call() {
        CreatorEdit edit = new CreatorEdit(
                new CreatorEdit.Edit.Keep(), new CreatorEdit.Edit.Keep(), Set.of(), Set.of(), null, paused);
        List<String> ids = selection.ids(session);
        options.apply(session, (staff, requester) -> staff.edit(ids, edit, requester));
        return ExitCode.DONE.code();
    }
}
