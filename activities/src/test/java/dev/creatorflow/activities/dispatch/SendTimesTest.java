package dev.creatorflow.activities.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SendTimesTest {
    private static final Duration GAP = Duration.ofMillis(40);

    @Test
    void whatIsOverdueLeavesAtTheGapInsteadOfAllAtOnce() throws Exception {
        ConcurrentLinkedQueue<Long> left = new ConcurrentLinkedQueue<>();
        CountDownLatch all = new CountDownLatch(6);
        try (SendTimes times = new SendTimes(Runnable::run)) {
            for (int i = 0; i < 6; i++) {
                times.at(Duration.ZERO, GAP, () -> {
                    left.add(System.nanoTime());
                    all.countDown();
                });
            }
            assertThat(all.await(5, TimeUnit.SECONDS)).isTrue();
        }
        List<Long> moments = new ArrayList<>(left);
        assertThat(Duration.ofNanos(moments.getLast() - moments.getFirst()))
                .isGreaterThanOrEqualTo(GAP.multipliedBy(5));
    }

    @Test
    void whatIsDueLeavesAtItsTimeWhateverIsScheduledForLater() throws Exception {
        CountDownLatch soon = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        long start = System.nanoTime();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor();
                SendTimes times = new SendTimes(workers)) {
            times.at(Duration.ofSeconds(30), GAP, late::countDown);
            times.at(Duration.ofMillis(50), GAP, soon::countDown);
            assertThat(soon.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        }
        assertThat(late.getCount()).isEqualTo(1);
    }
}
