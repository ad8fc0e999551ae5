package dev.creatorflow.infra.local.postgres;

import dev.creatorflow.infra.local.component.Component;
import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.process.GuardedProcess;
import dev.creatorflow.infra.local.process.ProcessSpec;
import dev.creatorflow.infra.local.process.ProcessSpec.Surroundings;
import dev.creatorflow.infra.local.process.RunRecord;
import dev.creatorflow.infra.local.secret.Secrets;
import dev.creatorflow.infra.local.settings.LocalSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server on 127.0.0.1 over one data folder, with one database {@code creatorflow} owned by a user of that
 * name. Its programs are run directly: the library that packs them starts servers for tests, open to every local user
 * and without a safe write-ahead log.
 */
public final class PostgresServer implements Component {
    public static final int USUAL_PORT = 55432;
    /** PostgreSQL's "fast" shutdown: clients are sent away, the write-ahead log is closed in good order. */
    private static final String STOP_SIGNAL = "INT";

    private static final Duration STOP_GRACE = Duration.ofSeconds(30);
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(30);

    private final DataFolder data;
    private final LocalSettings local;
    private final int port;
    private final boolean durable;
    private final Cluster cluster;
    private final RunRecord record;
    private final String password;
    private @Nullable GuardedProcess process;

    /**
     * Nothing is touched yet.
     *
     * @param durable true: what is committed survives a power cut; false: faster, for data that is thrown away
     */
    public PostgresServer(DataFolder data, LocalSettings settings, Secrets secrets, int port, boolean durable) {
        this.data = data;
        this.local = settings;
        this.port = port;
        this.durable = durable;
        this.cluster = new Cluster(data.resolve("postgres"), secrets.get("postgres.superuser", 32));
        this.password = secrets.get("postgres.creatorflow", 32);
        this.record = data.runRecord("postgres");
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String title() {
        return "PostgreSQL";
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public long pid() {
        return process == null ? 0 : process.pid();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "DATABASE_URL",
                "postgresql://" + Cluster.ROLE + ":" + password + "@127.0.0.1:" + port + "/" + Cluster.DATABASE);
    }

    @Override
    public void start() throws InterruptedException {
        ServerUser user = ServerUser.ofThisMachine();
        PostgresBinaries programs = PostgresBinaries.unpackedIn(user.toolsDir(local.toolsDir()), local.machine());
        record.endLeftOver(STOP_SIGNAL, STOP_GRACE);
        cluster.makeIfMissing(programs, user, durable);
        cluster.endLeftOver(STOP_SIGNAL, STOP_GRACE);
        GuardedProcess started = GuardedProcess.start(ProcessSpec.logged(
                        title(),
                        command(programs, user),
                        Surroundings.SAME.with(Map.of("LC_ALL", "C")),
                        data.log("postgres"))
                .stoppedBy(STOP_SIGNAL, STOP_GRACE));
        process = started;
        record.write(started.pid());
        awaitReady(started);
        cluster.makeDatabase(port, password);
    }

    @Override
    public CompletableFuture<?> ended() {
        return process == null ? new CompletableFuture<>() : process.ended();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
            record.remove();
        }
    }

    private List<String> command(PostgresBinaries programs, ServerUser user) {
        List<String> command = new ArrayList<>(user.command(
                programs.program("postgres"), "-D", cluster.folder().toString(), "-p", Integer.toString(port)));
        String commits = durable ? "on" : "off";
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=" + commits,
                "synchronous_commit=" + commits,
                "full_page_writes=" + commits,
                "max_connections=200",
                "shared_buffers=128MB",
                "timezone=UTC",
                "log_timezone=UTC",
                "jit=off",
                "shared_preload_libraries=pg_stat_statements",
                "log_line_prefix=%m [%p] ",
                "cluster_name=creatorflow")) {
            command.add("-c");
            command.add(setting);
        }
        return command;
    }

    private void awaitReady(GuardedProcess started) throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!cluster.saysReady()) {
            if (started.endsWithin(POLL)) {
                throw failure("ended while it was starting", started);
            }
            if (System.nanoTime() - deadline > 0) {
                started.close();
                throw failure("did not become ready within " + START_LIMIT.toSeconds() + " s", started);
            }
        }
    }

    private static CommandFailure failure(String what, GuardedProcess started) {
        return CommandFailure.failed(
                "PostgreSQL " + what + ". Its log " + started.log() + " ends with:\n" + started.lastWords(), null);
    }
}
