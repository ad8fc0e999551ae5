package dev.creatorflow.starter.media;

import dev.creatorflow.activities.media.LostFile;
import dev.creatorflow.activities.media.MediaReads;
import dev.creatorflow.activities.media.MediaStatus;
import dev.creatorflow.activities.settings.MediaSettings;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code media status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "What is kept, what that saves and costs, what is due, and what was given up and why.")
public final class MediaStatusCommand implements Callable<Integer> {
    private static final double GIGABYTE = 1e9;

    private final Session session;

    @Option(names = "--lost", paramLabel = "N", defaultValue = "10", description = "Lost files listed; default 10.")
    private int lost = 10;

    public MediaStatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        MediaReads reads = new MediaReads(
                session.connections().database(), session.connections().clock());
        MediaStatus status = reads.status();
        List<LostFile> files = reads.lost(lost);
        BigDecimal cost = status.costPerMonth(media().costPerGbMonthUsd());
        session.console().result(() -> table(status), () -> document(status, cost, files));
        sentences(status, cost).forEach(session.console()::below);
        if (!files.isEmpty()) {
            session.console().below("Lost, the last ones:", lost(files));
            session.console().below("'./creatorflow media repair --lost' tries them again.");
        }
        return ExitCode.DONE.code();
    }

    private MediaSettings media() {
        return session.connections().settings().media();
    }

    private static Table table(MediaStatus status) {
        Table.Builder table = Table.of("role", "kept", "bytes", "due", "lost");
        status.roles()
                .forEach(role -> table.row(
                        role.role().toLowerCase(Locale.ROOT), role.objects(), role.bytes(), role.due(), role.lost()));
        return table.row("all", status.objects(), status.bytes(), due(status), status.lost())
                .build();
    }

    private static long due(MediaStatus status) {
        return status.dueNow() + status.dueLater() + status.awaitingLink();
    }

    private List<String> sentences(MediaStatus status, BigDecimal cost) {
        String bound = media().maxTotalBytes() == null
                ? ""
                : String.format(
                        Locale.ROOT, " of the %.2f GB of MEDIA_MAX_TOTAL_GB", media().maxTotalBytes() / GIGABYTE);
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%.2f GB kept%s: %s US dollars a month at %s per GB; used in %,d places.",
                        status.bytes() / GIGABYTE,
                        bound,
                        cost.toPlainString(),
                        media().costPerGbMonthUsd().toPlainString(),
                        status.links()),
                String.format(
                        Locale.ROOT,
                        "%.2f GB saved, because equal files are kept once.",
                        status.savedBytes() / GIGABYTE),
                String.format(
                        Locale.ROOT,
                        "%,d due now, %,d later, %,d wait for a fresh link%s; %,d kept files are used by no row any more.",
                        status.dueNow(),
                        status.dueLater(),
                        status.awaitingLink(),
                        status.nextDeath() == null
                                ? ""
                                : " (the next link of the due ones dies at " + status.nextDeath() + ")",
                        status.unlinked()));
    }

    private static Table lost(List<LostFile> files) {
        Table.Builder table = Table.of("creator", "file", "why", "attempts", "last");
        files.forEach(file ->
                table.row(file.label(), file.sourceKey(), file.reason(), file.attempts(), file.lastAttemptAt()));
        return table.build();
    }

    private Map<String, Object> document(MediaStatus status, BigDecimal cost, List<LostFile> files) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", status);
        document.put("costPerMonthUsd", cost);
        document.put("costPerGbMonthUsd", media().costPerGbMonthUsd());
        document.put("lostFiles", files);
        return document;
    }
}
