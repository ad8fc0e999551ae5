package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.staff.DiscoveryReads.Source;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.workflows.instagram.observe.ObserveRequest;
import dev.creatorflow.workflows.instagram.observe.ObserveStarts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Starts the observers of creators that are switched on, and lets those of creators that are switched off end. */
final class ObserverSwitch {
    /** Fixed ages of one medium. */
    private static final int AGES = 6;

    private final Session session;
    private final @Nullable Boolean on;

    /** @param on null where the switch is left alone: then nothing happens */
    ObserverSwitch(Session session, @Nullable Boolean on) {
        this.session = session;
        this.on = on;
    }

    /** Makes sure that Temporal answers before anything is changed: a switch that is on has an observer. */
    void prepare() {
        if (on != null) {
            var _ = session.connections().temporal();
        }
    }

    /** Starts or wakes the observers. One that finds itself switched off ends. */
    void follow(List<String> igUserIds) {
        if (on == null || igUserIds.isEmpty()) {
            return;
        }
        ObserveStarts starts =
                new ObserveStarts(session.connections().temporal().client());
        for (Source creator : session.connections().discoveries().sources(igUserIds)) {
            starts.wake(new ObserveRequest(creator.igUserId(), creator.username()));
        }
    }

    /** Tells what observing these creators costs. */
    void tellCost(List<String> igUserIds) {
        if (Boolean.TRUE.equals(on) && !igUserIds.isEmpty()) {
            double media = session.connections()
                    .creators()
                    .newMediaPerDay(igUserIds, session.connections().clock().instant());
            session.console()
                    .remark(String.format(
                            Locale.ROOT,
                            "Observing new media at %d ages takes about %.1f extra calls a day at most (%d for each of %.1f new media a day),"
                                    + " fewer where ages coincide or a scrape comes by. A medium deep in a long list may take up to 3 calls.",
                            AGES,
                            AGES * media,
                            AGES,
                            media));
        }
    }
}
