package dev.creatorflow.infra.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simulator as a process: exit code 2 for a wrong command line, 4 for an address that cannot be used. */
public final class SimulatorMain {
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 4;

    private SimulatorMain() {}

    public static void main(String[] arguments) {
        List<String> list = List.of(arguments);
        if (list.contains("--help")) {
            System.out.println(OptionsParser.USAGE);
            return;
        }
        SimulatorOptions options;
        try {
            options = OptionsParser.parse(list);
        } catch (IllegalArgumentException wrong) {
            exit(USAGE, String.valueOf(wrong.getMessage()));
            return;
        }
        try {
            run(options);
        } catch (BindException taken) {
            exit(
                    UNREACHABLE,
                    "The simulator cannot listen on " + options.host() + ":" + options.port() + " ("
                            + taken.getMessage()
                            + "); stop what uses the port, or give another with --port (0 takes a free one).");
        } catch (IOException failure) {
            exit(UNREACHABLE, "The simulator could not start: " + failure.getMessage() + ".");
        }
    }

    private static void run(SimulatorOptions options) throws IOException {
        if (options.exitWithParent()) {
            Thread.ofPlatform().daemon().name("parent-watch").start(SimulatorMain::endWithParent);
        }
        Simulator simulator = new Simulator(options);
        ready(options.readyFile(), simulator.url());
        System.out.println("Simulator ready at " + simulator.url() + " with " + options.creators() + " creators (seed "
                + options.seed() + "), clock " + options.clock());
    }

    /** A reader of the file never sees half of it: it is written beside and moved. */
    private static void ready(@Nullable Path file, String url) throws IOException {
        if (file == null) {
            return;
        }
        Path whole = file.toAbsolutePath();
        Path draft = whole.resolveSibling(whole.getFileName() + ".part");
        Files.writeString(draft, "url=" + url + "\n");
        Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The parent holds the other end of standard input: when it dies, however it dies, the input ends. */
    private static void endWithParent() {
        try {
            InputStream in = System.in;
            while (in.read() >= 0) {
                // Whatever the parent writes has no meaning.
            }
        } catch (IOException closed) {
            // The end as well.
        }
        Runtime.getRuntime().halt(0);
    }

    private static void exit(int code, String sentence) {
        System.err.println(sentence);
        System.exit(code);
    }
}
