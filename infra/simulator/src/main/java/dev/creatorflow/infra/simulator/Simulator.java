package dev.creatorflow.infra.simulator;

import dev.creatorflow.infra.simulator.cdn.CdnHandler;
import dev.creatorflow.infra.simulator.cdn.CdnLinks;
import dev.creatorflow.infra.simulator.cdn.MediaBytes;
import dev.creatorflow.infra.simulator.clock.SimulatedClock;
import dev.creatorflow.infra.simulator.control.ControlApi;
import dev.creatorflow.infra.simulator.control.GeneratedWorld;
import dev.creatorflow.infra.simulator.control.MediaTruth;
import dev.creatorflow.infra.simulator.control.World;
import dev.creatorflow.infra.simulator.fault.FaultRules;
import dev.creatorflow.infra.simulator.gateway.ApiGateway;
import dev.creatorflow.infra.simulator.gateway.CdnGateway;
import dev.creatorflow.infra.simulator.gateway.GeneratedProvider;
import dev.creatorflow.infra.simulator.gateway.Plan;
import dev.creatorflow.infra.simulator.gateway.Provider;
import dev.creatorflow.infra.simulator.instagram.Endpoint;
import dev.creatorflow.infra.simulator.instagram.LooterApi;
import dev.creatorflow.infra.simulator.population.Population;
import dev.creatorflow.infra.simulator.recorded.RecordedAccount;
import dev.creatorflow.infra.simulator.reddit.RedditApi;
import dev.creatorflow.infra.simulator.reddit.RedditCall;
import dev.creatorflow.infra.simulator.reddit.gate.RedditGateway;
import dev.creatorflow.infra.simulator.reddit.graph.RedditWorld;
import dev.creatorflow.infra.simulator.reddit.truth.RedditControl;
import dev.creatorflow.infra.simulator.server.Handler;
import dev.creatorflow.infra.simulator.server.HttpServer;
import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import dev.creatorflow.infra.simulator.traffic.Traffic;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A running simulator: wires the parts and sends each path to the one that answers it. */
public final class Simulator implements AutoCloseable {
    /** The communities and redditors that change do so this long after the start. */
    private static final Duration TURN = Duration.ofDays(3);

    private final HttpServer server;
    private final String url;
    private final Routes routes;

    /** Until the port is known no link can be written: so the routes are filled in after binding. */
    private static final class Entry implements Handler {
        private volatile @Nullable Handler routes;

        @Override
        public Reply handle(Request request) throws InterruptedException {
            Handler ready = routes;
            return ready == null ? Reply.json(503, "{\"error\":\"starting\"}") : ready.handle(request);
        }

        @Override
        public void finished(Request request, boolean delivered) {
            Handler ready = routes;
            if (ready != null) {
                ready.finished(request, delivered);
            }
        }
    }

    private record Routes(
            ApiGateway api,
            CdnGateway cdn,
            ControlApi control,
            RedditGateway reddit,
            RedditControl redditControl,
            Traffic traffic,
            Traffic redditTraffic,
            FaultRules faults,
            SimulatedClock clock)
            implements Handler {

        @Override
        public Reply handle(Request request) throws InterruptedException {
            String path = request.path();
            if (RedditControl.concerns(path)) {
                return redditControl.handle(request);
            }
            if (path.startsWith(ControlApi.PREFIX)) {
                return control.handle(request);
            }
            if (path.startsWith("/cdn/")) {
                return cdn.handle(request);
            }
            Optional<Endpoint> endpoint = Endpoint.of(path);
            if (endpoint.isPresent() && request.method().equals("GET")) {
                return api.handle(endpoint.get(), request);
            }
            Optional<RedditCall> call = RedditCall.of(request.method(), path);
            if (call.isPresent()) {
                return reddit.handle(call.get(), request);
            }
            return Reply.json(404, "{\"message\":\"Endpoint '" + path.replace("\"", "") + "' does not exist\"}");
        }

        @Override
        public void finished(Request request, boolean delivered) {
            traffic.finished(request.number(), delivered);
            redditTraffic.finished(request.number(), delivered);
        }
    }

    /**
     * Binds and starts a simulator.
     *
     * @throws IOException when the address cannot be bound
     */
    public Simulator(SimulatorOptions options) throws IOException {
        Entry entry = new Entry();
        this.server = new HttpServer(new InetSocketAddress(options.host(), options.port()), entry);
        this.url = "http://" + options.host() + ":" + server.port();
        String publicUrl = options.publicUrl();
        this.routes = routesOrClose(options, publicUrl == null ? url : publicUrl);
        entry.routes = routes;
        server.start();
    }

    private Routes routesOrClose(SimulatorOptions options, String base) throws IOException {
        try {
            return routes(options, base);
        } catch (IOException | RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    private static Routes routes(SimulatorOptions options, String base) throws IOException {
        SimulatedClock clock = new SimulatedClock(options.clock());
        CdnLinks links = new CdnLinks(options.seed(), base);
        MediaBytes media = new MediaBytes(options.seed(), options.mediaShrink(), options.videoFiller());
        CdnHandler cdn = new CdnHandler(media, links, clock);
        Path folder = options.recorded();
        if (folder != null) {
            RecordedAccount recorded = new RecordedAccount(folder, base);
            return routes(options, base, clock, cdn, recorded, recorded);
        }
        Population population = new Population(options.seed(), options.creators());
        LooterApi api = new LooterApi(population, links, clock);
        GeneratedProvider provider = new GeneratedProvider(population, clock, api);
        World world = new GeneratedWorld(population, new MediaTruth(population, media));
        return routes(options, base, clock, cdn, provider, world);
    }

    private static Routes routes(
            SimulatorOptions options,
            String base,
            SimulatedClock clock,
            CdnHandler cdn,
            Provider provider,
            World world) {
        Traffic traffic = new Traffic();
        FaultRules faults = new FaultRules(options.seed());
        options.faults().forEach(faults::add);
        Plan plan = new Plan(options.requestsPerSecond(), options.monthlyQuota(), options.badKeys(), options.latency());
        Traffic redditTraffic = new Traffic();
        RedditWorld communities = new RedditWorld(
                options.seed(), options.reddit().communities(), options.clock().plus(TURN));
        RedditGateway reddit = new RedditGateway(
                new RedditApi(communities, clock, base, options.reddit().hidesNsfw()),
                options.reddit(),
                options.badKeys(),
                redditTraffic,
                faults,
                options.latency(),
                options.seed());
        return new Routes(
                new ApiGateway(plan, options.seed(), clock, traffic, provider, faults),
                new CdnGateway(cdn, traffic, faults, provider::subjects),
                new ControlApi(clock, traffic, faults, world),
                reddit,
                new RedditControl(communities, clock, redditTraffic, reddit),
                traffic,
                redditTraffic,
                faults,
                clock);
    }

    /** The base address, such as {@code http://127.0.0.1:40123}. */
    public String url() {
        return url;
    }

    /** The world's clock. */
    public SimulatedClock clock() {
        return routes.clock();
    }

    /** The rules that spoil answers. */
    public FaultRules faults() {
        return routes.faults();
    }

    @Override
    public void close() {
        server.close();
    }
}
