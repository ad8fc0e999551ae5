package dev.creatorflow.workflows.batch;

import dev.creatorflow.workflows.batch.BatchActivities.OpenBatch;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Trigger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What cycles and backfills have in common: an engine, and staff's hands on it. */
abstract class SteeredBatch implements BatchControl {
    final BatchEngine engine;

    SteeredBatch(Platform platform, Trigger trigger, @Nullable Carried carried) {
        this.engine = new BatchEngine(platform, trigger, carried);
    }

    /** @param again goes on in a new execution of the cycle's own type */
    final BatchSummary cycle(CycleRequest request, Consumer<CycleRequest> again) {
        return engine.run(
                () -> new OpenBatch(
                        request.platform(),
                        engine.batch(),
                        Trigger.SCHEDULE,
                        request.schedule(),
                        BatchEngine.slot(),
                        request.most(),
                        null),
                carried -> again.accept(
                        new CycleRequest(request.platform(), request.schedule(), request.most(), carried)));
    }

    @Override
    public final BatchStatus status() {
        return engine.status();
    }

    @Override
    public final BatchStatus pause(Steer steer) {
        return engine.pause(steer);
    }

    @Override
    public final void checkPause(Steer steer) {
        BatchEngine.check(steer);
    }

    @Override
    public final BatchStatus resume(Steer steer) {
        return engine.resume(steer);
    }

    @Override
    public final void checkResume(Steer steer) {
        BatchEngine.check(steer);
    }
}
