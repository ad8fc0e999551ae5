package dev.creatorflow.starter.drift;

import dev.creatorflow.activities.persistence.staff.DriftStaff;
import dev.creatorflow.activities.persistence.staff.DriftStaff.Held;
import dev.creatorflow.activities.persistence.staff.DriftStaff.Odd;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drift show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "What is odd about the provider's answers, and which fields are held back because of it.")
public final class DriftShowCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--days", paramLabel = "N", defaultValue = "7", description = "Over the last N days; default 7.")
    private int days = 7;

    public DriftShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (days < 1) {
            throw CommandFailure.usage("--days is 1 or more.");
        }
        DriftStaff drift = new DriftStaff(
                session.connections().database(), session.connections().clock());
        List<Held> held = drift.held();
        List<Odd> odd = drift.odd(days);
        session.console().result(() -> table(odd), () -> Map.of("held", held, "odd", odd));
        for (Held field : held) {
            session.console().below("held back since " + field.since() + ": " + field.sentence());
            session.console()
                    .below("  right all the same? ./creatorflow drift accept " + field.endpoint() + " " + field.field()
                            + " --reason …   only a hiccup? drift release does not take the odd ones");
        }
        return ExitCode.DONE.code();
    }

    private static Table table(List<Odd> odd) {
        Table.Builder table = Table.of("endpoint", "field", "oddity", "objects", "share", "newest");
        odd.forEach(field -> table.row(
                field.endpoint(),
                field.field(),
                field.kind().toLowerCase(Locale.ROOT),
                field.count(),
                field.share(),
                field.newest().toString()));
        return table.build();
    }
}
