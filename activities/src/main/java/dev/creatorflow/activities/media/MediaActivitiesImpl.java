package dev.creatorflow.activities.media;

import dev.creatorflow.activities.archive.AnswerPacker;
import dev.creatorflow.activities.objectstore.StoreException;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.media.MediaActivities;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** See {@link MediaActivities}. Without a store both do nothing and say so. */
public final class MediaActivitiesImpl implements MediaActivities {
    private static final Transferred OFF = new Transferred(0, 0, 0, 0, 0, 0, 0, 0, null, Halt.STORE_OFF);

    private final Optional<MediaTransfer> transfer;
    private final Optional<AnswerPacker> packer;

    /** @param transfer empty where the object store is switched off, as is {@code packer} */
    public MediaActivitiesImpl(Optional<MediaTransfer> transfer, Optional<AnswerPacker> packer) {
        this.transfer = transfer;
        this.packer = packer;
    }

    @Override
    public Transferred transferDue(TransferDue request) {
        if (transfer.isEmpty()) {
            return OFF;
        }
        ActivityExecutionContext context = Activity.getExecutionContext();
        try {
            return transfer.get()
                    .transferDue(request.platform(), request.target(), request.limit(), context::heartbeat);
        } catch (StoreException e) {
            throw unavailable(e);
        } catch (IOException e) {
            throw FailureType.STORE_UNAVAILABLE.failure(
                    "A file in transfer cannot be written: " + e.getMessage()
                            + ". Free or repair the disk under CREATORFLOW_DATA_DIR.",
                    null,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FailureType.STORE_UNAVAILABLE.failure("The worker is shutting down; another goes on.", null, e);
        }
    }

    @Override
    public ArchiveReport archiveAnswers(ArchiveAnswers request) {
        Supplier<ArchiveReport> nothing = () -> new ArchiveReport(0, 0);
        try (Beating _ = Beating.start(Activity.getExecutionContext())) {
            return packer.map(answers -> answers.pack(request.platform().label(), request.target()))
                    .orElseGet(nothing);
        } catch (StoreException e) {
            throw unavailable(e);
        }
    }

    private static RuntimeException unavailable(StoreException e) {
        return FailureType.STORE_UNAVAILABLE.failure(String.valueOf(e.getMessage()), null, e);
    }
}
