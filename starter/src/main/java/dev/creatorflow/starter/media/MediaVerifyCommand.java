package dev.creatorflow.starter.media;

import dev.creatorflow.activities.media.MediaAudit;
import dev.creatorflow.activities.media.MediaAudit.Fault;
import dev.creatorflow.activities.media.MediaAudit.Swept;
import dev.creatorflow.activities.media.MediaAudit.Verified;
import dev.creatorflow.activities.media.MediaReads;
import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.objectstore.S3Stores;
import dev.creatorflow.activities.objectstore.StoreException;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code media verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Read kept files again and compare their digests: a sample, or all of them.",
            "Changes nothing unless --make-due or --orphans is given."
        })
public final class MediaVerifyCommand implements Callable<Integer> {
    private static final double ALL = 100;

    /** Faults shown one by one; the counts have all of them. */
    private static final int MOST_SHOWN = 50;

    private final Session session;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "200",
            description = "About so many files, others each time; default 200.")
    private int sample = 200;

    @Option(names = "--all", description = "Every file: reads the whole bucket.")
    private boolean all;

    @Option(names = "--make-due", description = "Have missing and changed files fetched again.")
    private boolean makeDue;

    @Option(
            names = "--orphans",
            description = "Also remove files of the bucket that no row uses, a day after they came.")
    private boolean orphans;

    @Option(names = "--plan", description = "With --orphans: show what would be removed, and remove nothing.")
    private boolean planOnly;

    public MediaVerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (sample < 0) {
            throw CommandFailure.usage("--sample is 0 or more.");
        }
        try (S3Stores stores = S3Stores.open(session.connections().settings().storage(), 2)) {
            ObjectStore bucket = stores.media()
                    .orElseThrow(() -> CommandFailure.unreachable(
                            "No object store is in use. Set R2_ENDPOINT or R2_ACCOUNT_ID, or start the local platform with"
                                    + " ./creatorflow up."));
            bucket.probe();
            return verify(bucket).code();
        } catch (StoreException e) {
            throw CommandFailure.unreachable(String.valueOf(e.getMessage()));
        }
    }

    private ExitCode verify(ObjectStore bucket) {
        MediaAudit audit = new MediaAudit(
                session.connections().database(), bucket, session.connections().clock());
        List<Fault> faults = new ArrayList<>();
        Verified verified = audit.verify(percent(), makeDue && !planOnly, fault -> {
            if (faults.size() < MOST_SHOWN) {
                faults.add(fault);
            }
        });
        Swept swept = orphans ? audit.sweep(planOnly) : null;
        session.console().result(() -> table(verified, swept), () -> document(verified, swept, faults));
        for (Fault fault : faults) {
            session.console()
                    .below(fault.objectKey() + " is " + fault.finding().name().toLowerCase(Locale.ROOT) + ".");
        }
        boolean sound = verified.missing() + verified.changed() == 0;
        if (!sound && !makeDue) {
            session.console().below("--make-due has them fetched again.");
        }
        return sound ? ExitCode.DONE : ExitCode.FAILED;
    }

    private double percent() {
        if (all) {
            return ALL;
        }
        long objects = new MediaReads(
                        session.connections().database(), session.connections().clock())
                .status()
                .objects();
        return objects == 0 ? 0 : Math.min(ALL, ALL * sample / objects);
    }

    private Table table(Verified verified, @Nullable Swept swept) {
        Table.Builder table = Table.of(
                "checked",
                "bytes",
                "missing",
                "changed",
                planOnly ? "orphans_to_remove" : "orphans_removed",
                "orphan_bytes");
        return table.row(
                        verified.checked(),
                        verified.bytes(),
                        verified.missing(),
                        verified.changed(),
                        swept == null ? null : swept.objects(),
                        swept == null ? null : swept.bytes())
                .build();
    }

    private Map<String, Object> document(Verified verified, @Nullable Swept swept, List<Fault> faults) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("verified", verified);
        document.put("faults", faults);
        if (swept != null) {
            document.put("rehearsed", planOnly);
            document.put("orphans", swept);
        }
        return document;
    }
}
