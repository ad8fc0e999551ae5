package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.staff.CreatorStaff.KnownCreator;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.names.NameArguments;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code creators import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Store accounts whose ids are known; costs no call.",
            "From --file or -: one id,handle[,niche] per line (a heading may name the columns); or as arguments."
        })
public final class ImportCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private NameArguments sources = new NameArguments();

    @Option(names = "--approved", description = "Enrol new accounts at once; without it they wait for review.")
    private boolean approved;

    @Mixin
    private ChangeOptions options = new ChangeOptions();

    public ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<KnownCreator> creators = sources.texts(session.surroundings()).stream()
                .flatMap(text -> KnownCreators.parse(text).stream())
                .toList();
        if (creators.isEmpty()) {
            throw CommandFailure.usage(
                    "No accounts: give --file FILE, - for standard input, or id,handle as arguments.");
        }
        options.apply(session, (staff, requester) -> staff.importKnown(creators, approved, requester));
        return ExitCode.DONE.code();
    }
}
