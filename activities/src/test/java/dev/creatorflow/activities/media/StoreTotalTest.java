package dev.creatorflow.activities.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.media.MediaWorld.MovableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The bound on what is stored, over batches and workers. */
class StoreTotalTest {
    private final MovableClock clock = new MovableClock();
    private final AtomicLong database = new AtomicLong(100);
    private final AtomicInteger sums = new AtomicInteger();
    private final StoreTotal total = new StoreTotal(
            1_000,
            () -> {
                sums.incrementAndGet();
                return database.get();
            },
            clock);

    @Test
    void theTableIsSummedOnceAMinuteWhateverIsStoredMeanwhile() {
        for (int batch = 0; batch < 50; batch++) {
            StoreRoom room = new StoreRoom(total);
            assertThat(room.take(10)).isTrue();
            room.end(10, true);
        }
        assertThat(sums).hasValue(1);
        assertThat(total.left()).isEqualTo(400);

        database.set(600);
        clock.forward(Duration.ofMinutes(1));

        assertThat(total.left()).isEqualTo(400);
        assertThat(sums).hasValue(2);
    }

    @Test
    void whatIsUnderWayIsCountedOverASumAndWhatFailedIsNot() {
        StoreRoom room = new StoreRoom(total);
        assertThat(room.take(500)).isTrue();
        clock.forward(Duration.ofMinutes(2));
        assertThat(new StoreRoom(total).take(401))
                .as("another batch of this process")
                .isFalse();
        room.end(500, false);
        assertThat(total.left()).isEqualTo(900);
    }

    @Test
    void anotherWorkersFilesAreSeenWithinAMinute() {
        assertThat(total.left()).isEqualTo(900);
        database.set(2_000);
        assertThat(new StoreRoom(total).full()).isFalse();

        clock.forward(Duration.ofMinutes(1));

        assertThat(new StoreRoom(total).full()).isTrue();
    }

    @Test
    void aRoomThatOneFileDidNotFitIsFullForItsBatchOnly() {
        StoreRoom room = new StoreRoom(total);
        assertThat(room.fits(901)).isFalse();
        assertThat(room.full()).isTrue();
        assertThat(new StoreRoom(total).full()).isFalse();
        assertThat(new StoreRoom(null).take(Long.MAX_VALUE)).isTrue();
    }
}
