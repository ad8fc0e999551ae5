package dev.creatorflow.starter.creators;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Waits for many answers at once. */
final class InParallel {

    private InParallel() {}

    /**
     * The results in the order of the inputs.
     *
     * @throws RuntimeException what the first failing function threw, after all have ended
     */
    static <A, B> List<B> of(List<A> inputs, Function<A, B> function) throws InterruptedException {
        List<Future<B>> futures = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            inputs.forEach(input -> futures.add(executor.submit(() -> function.apply(input))));
        }
        List<B> results = new ArrayList<>();
        for (Future<B> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
            }
        }
        return results;
    }
}
