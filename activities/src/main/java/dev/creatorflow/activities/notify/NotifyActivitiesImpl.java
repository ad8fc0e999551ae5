package dev.creatorflow.activities.notify;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.notify.DeliveryReport;
import dev.creatorflow.workflows.notify.NotifyActivities;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers notices to the webhook. */
public final class NotifyActivitiesImpl implements NotifyActivities, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyActivitiesImpl.class);

    /** A round ends well within its time limit, however slow the webhook is. */
    private static final int ROUND = 5;

    private static final int MOST_ATTEMPTS = 8;

    private final Database database;
    private final @Nullable Webhook webhook;

    /** @param webhook null where none is configured: notices then stay for the digest */
    public NotifyActivitiesImpl(Database database, @Nullable Webhook webhook) {
        this.database = database;
        this.webhook = webhook;
    }

    /** Whether there is something to deliver, and somebody to deliver it to. */
    public boolean wanted() {
        return webhook != null && left() > 0;
    }

    @Override
    public DeliveryReport deliverNotices() {
        if (webhook == null) {
            return DeliveryReport.NONE;
        }
        int sent = 0;
        int givenUp = 0;
        for (Notice notice : database.autocommit(
                statements -> statements.mapper(NoticeMapper.class).pending(ROUND))) {
            Optional<String> refused = post(webhook, notice);
            if (refused.isEmpty()) {
                database.autocommit(
                        statements -> statements.mapper(NoticeMapper.class).sent(notice.id()));
                sent++;
            } else {
                LOG.warn("Notice {} was not delivered: {}", notice.id(), refused.get());
                givenUp += failed(notice, refused.get()) ? 1 : 0;
                break;
            }
        }
        return new DeliveryReport(sent, givenUp, left());
    }

    private static Optional<String> post(Webhook webhook, Notice notice) {
        try {
            return webhook.post(notice);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("this worker is stopping");
        }
    }

    private boolean failed(Notice notice, String error) {
        return database.autocommit(
                statements -> statements.mapper(NoticeMapper.class).failed(notice.id(), error, MOST_ATTEMPTS));
    }

    private int left() {
        return database.autocommit(
                statements -> statements.mapper(NoticeMapper.class).left());
    }

    @Override
    public void close() throws IOException {
        if (webhook != null) {
            webhook.close();
        }
    }
}
