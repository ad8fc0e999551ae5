package dev.creatorflow.infra.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * The same walks without anything durable: profile, then reels beside posts, page after page, each answer parsed and
 * forgotten. One virtual thread a creator and stream.
 */
final class CreatorLoop implements AutoCloseable {
    private static final int PAGE_SIZE = 12;
    private static final int CONNECTIONS = 400;

    private final CloseableHttpClient http = Clients.pooled(CONNECTIONS);
    private final ObjectMapper mapper = new ObjectMapper();
    private final AtomicLong requests = new AtomicLong();
    private final String base;
    private final int reels;
    private final int posts;
    private final Pace pace;
    private final Semaphore inFlight;

    /**
     * Asks nothing yet.
     *
     * @param reels items walked of each creator, as is {@code posts}
     * @param rate requests a second; 0 for no limit
     */
    CreatorLoop(String base, int reels, int posts, int rate, int creatorsInFlight) {
        this.base = base;
        this.reels = reels;
        this.posts = posts;
        this.pace = new Pace(rate);
        this.inFlight = new Semaphore(creatorsInFlight);
    }

    /** Walks all creators and returns how many requests that took. */
    long walk(List<String> names) throws InterruptedException {
        requests.set(0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> walks = names.stream()
                    .map(name -> threads.submit(() -> creator(name, threads)))
                    .toList();
            for (Future<?> walk : walks) {
                walk.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A plain walk failed", e.getCause());
        }
        return requests.get();
    }

    private Void creator(String name, ExecutorService threads)
            throws IOException, InterruptedException, ExecutionException {
        inFlight.acquire();
        try {
            JsonNode profile = get("/profile?username=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
            String id = profile.findValue("id").asText();
            Future<?> other = threads.submit(() -> stream("/reels", id, reels));
            stream("/user-feeds", id, posts);
            other.get();
            return null;
        } finally {
            inFlight.release();
        }
    }

    private Void stream(String path, String id, int window) throws IOException, InterruptedException {
        int seen = 0;
        String from = "";
        while (seen < window) {
            JsonNode page = get(path + "?id=" + id + "&count=" + Math.min(PAGE_SIZE, window - seen) + from);
            JsonNode paging = page.path("paging_info");
            seen += page.path("items").size();
            String cursor =
                    paging.path("max_id").asText(page.path("next_max_id").asText(""));
            boolean more = paging.path("more_available")
                    .asBoolean(page.path("more_available").asBoolean(false));
            if (!more || cursor.isEmpty()) {
                break;
            }
            from = "&max_id=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }
        return null;
    }

    private JsonNode get(String pathAndQuery) throws IOException, InterruptedException {
        pace.await();
        requests.incrementAndGet();
        HttpGet get = new HttpGet(base + pathAndQuery);
        get.addHeader("x-rapidapi-key", "bench");
        get.addHeader("x-rapidapi-host", "bench");
        return http.execute(get, answer -> {
            byte[] body = EntityUtils.toByteArray(answer.getEntity());
            if (answer.getCode() != 200) {
                throw new IOException(pathAndQuery + " answered " + answer.getCode());
            }
            return mapper.readTree(body);
        });
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    /** One send time after the other, as far apart as the rate says. */
    private static final class Pace {
        private final long interval;
        private final Semaphore never = new Semaphore(0);
        private long next = System.nanoTime();

        Pace(int rate) {
            this.interval = rate == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / rate;
        }

        void await() throws InterruptedException {
            long wait;
            synchronized (this) {
                long now = System.nanoTime();
                next = Math.max(next, now - interval) + interval;
                wait = next - interval - now;
            }
            if (wait > 0) {
                never.tryAcquire(wait, TimeUnit.NANOSECONDS);
            }
        }
    }
}
