package dev.creatorflow.infra.local.port;

import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.file.PropertyFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the ports of one data folder, all on 127.0.0.1: the one asked for, else the one used last time (addresses
 * stand in stored rows and in bookmarks), else the usual one, else any free one. Two choices never give the same port.
 * Not for use by several threads.
 */
public final class Ports {
    private final Path memory;
    private final Map<String, String> remembered;
    private final Set<Integer> given = new HashSet<>();

    /**
     * Reads the choices of earlier starts.
     *
     * @param memory the file in which they are kept
     */
    public Ports(Path memory) {
        this.memory = memory;
        this.remembered = new HashMap<>(PropertyFile.read(memory));
    }

    /**
     * A port for one listener, remembered for the next start.
     *
     * @param name what listens there, as in the option {@code --port-NAME}
     * @param wanted the port a person asked for, or 0 for none: then it must be free
     * @param usual the port to prefer
     */
    public int choose(String name, int wanted, int usual) {
        int port = wanted > 0 ? asked(name, wanted) : preferred(name, usual);
        given.add(port);
        if (!Integer.toString(port).equals(remembered.put(name, Integer.toString(port)))) {
            PropertyFile.write(memory, remembered);
        }
        return port;
    }

    /** True if nothing listens on this port of 127.0.0.1. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** 127.0.0.1 itself, whatever the machine's files call "localhost". */
    public static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private int asked(String name, int port) {
        if (given.contains(port) || !isFree(port)) {
            throw CommandFailure.unreachable("Port " + port + " of 127.0.0.1 is taken by another program. End that"
                    + " program, give another port with --port-" + name + ", or leave the option out: then a free one"
                    + " is chosen.");
        }
        return port;
    }

    private int preferred(String name, int usual) {
        int before = Integer.parseInt(remembered.getOrDefault(name, "0"));
        for (int port : new int[] {before, usual}) {
            if (port > 0 && !given.contains(port) && isFree(port)) {
                return port;
            }
        }
        return anyFree();
    }

    private int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            int port = socket.getLocalPort();
            return given.contains(port) ? anyFree() : port;
        } catch (IOException e) {
            throw CommandFailure.failed("No free port was found on 127.0.0.1: " + e.getMessage(), e);
        }
    }
}
