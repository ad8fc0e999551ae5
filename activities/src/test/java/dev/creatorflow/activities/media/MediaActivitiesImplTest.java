package dev.creatorflow.activities.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.media.MediaActivities;
import dev.creatorflow.workflows.media.MediaActivities.ArchiveAnswers;
import dev.creatorflow.workflows.media.MediaActivities.ArchiveReport;
import dev.creatorflow.workflows.media.MediaActivities.Halt;
import dev.creatorflow.workflows.media.MediaActivities.TransferDue;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaActivitiesImplTest {
    private static final TransferDue REQUEST = new TransferDue(Platform.INSTAGRAM, MediaWorld.TARGET, 25);

    @TempDir
    Path folder;

    private final List<BatchProgress> beats = new ArrayList<>();
    private TestActivityEnvironment environment;

    @BeforeEach
    void open() {
        environment = TestActivityEnvironment.newInstance();
        environment.setActivityHeartbeatListener(BatchProgress.class, beats::add);
    }

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void defect44WithoutAStoreNothingIsDoneAndTheAnswerSaysSo() {
        MediaActivities activities = activities(Optional.empty());

        assertThat(activities.transferDue(REQUEST).halt()).isEqualTo(Halt.STORE_OFF);
        assertThat(activities.archiveAnswers(new ArchiveAnswers(Platform.INSTAGRAM, "77")))
                .isEqualTo(new ArchiveReport(0, 0));
    }

    @Test
    void aTransferBeatsWithItsCountsAndAnAbsentStoreIsARetryableFailureWithTheRemedy() throws Exception {
        try (MediaWorld world = MediaWorld.withOwnStore(folder)) {
            world.cdn.on("/c.jpg", TestCdn.file(SampleFiles.jpeg(50, 50, 1), "image/jpeg"));
            world.rows.reel("1", null, null);
            world.register(MediaOwner.INSTAGRAM_REELS, world.cover("1", "/c.jpg"), world.video("1", "/none.mp4"));
            MediaActivities activities = activities(Optional.of(world.transfer(null)));
            world.server.stop();

            assertThatThrownBy(() -> activities.transferDue(REQUEST))
                    .asInstanceOf(type(ActivityFailure.class))
                    .extracting(Throwable::getCause)
                    .asInstanceOf(type(ApplicationFailure.class))
                    .satisfies(failure -> {
                        assertThat(failure.getType()).isEqualTo(FailureType.STORE_UNAVAILABLE.typeName());
                        assertThat(failure.isNonRetryable()).isFalse();
                        assertThat(failure.getOriginalMessage())
                                .contains("cannot be reached")
                                .contains("R2_ENDPOINT");
                    });
            world.server.start();

            assertThat(activities.transferDue(REQUEST).stored()).isEqualTo(1);
            assertThat(beats).isNotEmpty();
        }
    }

    private MediaActivities activities(Optional<MediaTransfer> transfer) {
        environment.registerActivitiesImplementations(new MediaActivitiesImpl(transfer, Optional.empty()));
        return environment.newActivityStub(MediaActivities.class);
    }
}
