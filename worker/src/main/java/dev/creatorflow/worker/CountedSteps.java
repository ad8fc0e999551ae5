package dev.creatorflow.worker;

import dev.creatorflow.workflows.instagram.CreatorStoreActivities.CloseRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import dev.creatorflow.workflows.instagram.StreamCounts;
import dev.creatorflow.workflows.media.MediaActivities.Transferred;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts what activities of this worker brought about, by what they return. A step that is repeated after a crash counts again. */
final class CountedSteps extends WorkerInterceptorBase {
    private final PipelineMeters meters;

    CountedSteps(PipelineMeters meters) {
        this.meters = meters;
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                ActivityOutput output = super.execute(input);
                count(input.getArguments(), output.getResult());
                return output;
            }
        };
    }

    private void count(Object[] arguments, @Nullable Object result) {
        @Nullable Object argument = arguments.length == 0 ? null : arguments[0];
        if (argument instanceof SavePage page && result instanceof PageSaved saved) {
            String stream = page.stream().name().toLowerCase(Locale.ROOT);
            StreamCounts counts = saved.counts();
            meters.rows(stream, "new", counts.added());
            meters.rows(stream, "existing", counts.existing());
            meters.rows(stream, "rejected", counts.rejected());
        } else if (argument instanceof CloseRun run) {
            meters.run(
                    run.outcome().name(),
                    run.reason() == null ? null : run.reason().name());
        } else if (result instanceof Transferred transferred) {
            meters.media("stored", transferred.stored());
            meters.media("reused", transferred.reused());
            meters.media("lost", transferred.lost());
            meters.mediaBytes(transferred.bytes());
        }
    }
}
