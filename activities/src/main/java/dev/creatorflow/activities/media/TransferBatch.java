package dev.creatorflow.activities.media;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A few files side by side, each lane taking the next one when it is done. The first fault that is not a single file's (store, database, disk)
 * stops all lanes; so does an exception of the heartbeat, by which a cancelled activity learns of it.
 */
final class TransferBatch {
    /** A sixth of the heartbeat timeout. */
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final FileTransfer transfer;
    private final int lanes;

    TransferBatch(FileTransfer transfer, int lanes) {
        this.transfer = transfer;
        this.lanes = lanes;
    }

    BatchCounts run(List<DueFile> files, BatchWork work, Consumer<BatchProgress> beat)
            throws IOException, InterruptedException {
        Queue<DueFile> queue = new ConcurrentLinkedQueue<>(files);
        AtomicReference<BatchCounts> counts = new AtomicReference<>(BatchCounts.of(files.size()));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            CompletionService<BatchCounts> ended = new ExecutorCompletionService<>(threads);
            int running = Math.min(lanes, files.size());
            for (int lane = 0; lane < running; lane++) {
                ended.submit(() -> lane(queue, work, counts));
            }
            while (running > 0) {
                beat.accept(new BatchProgress(counts.get(), work.percents()));
                Future<BatchCounts> lane = ended.poll(BEAT.toMillis(), TimeUnit.MILLISECONDS);
                if (lane != null) {
                    finish(lane);
                    running--;
                }
            }
            return counts.get();
        } finally {
            // Interrupts what still runs after a fault; each lane then removes its temporary file.
            threads.shutdownNow();
            threads.close();
        }
    }

    private BatchCounts lane(Queue<DueFile> queue, BatchWork work, AtomicReference<BatchCounts> counts)
            throws IOException, InterruptedException {
        for (DueFile file = queue.poll(); file != null && !work.room().full(); file = queue.poll()) {
            TransferOutcome outcome = transfer.transfer(file, work);
            counts.updateAndGet(so -> so.plus(outcome));
        }
        return counts.get();
    }

    private static void finish(Future<BatchCounts> lane) throws IOException, InterruptedException {
        try {
            lane.get();
        } catch (ExecutionException e) {
            @Nullable Throwable cause = e.getCause();
            switch (cause) {
                case IOException fault -> throw fault;
                case InterruptedException fault -> throw fault;
                case RuntimeException fault -> throw fault;
                case null, default -> throw new IllegalStateException("A transfer broke down", cause);
            }
        }
    }
}
