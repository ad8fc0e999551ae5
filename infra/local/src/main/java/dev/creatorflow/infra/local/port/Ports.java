package dev.creatorflow.infra.local.port;

import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.file.FileLock;
import dev.creatorflow.infra.local.file.PropertyFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the ports of one data folder, all on 127.0.0.1: the one asked for, else the one used last time (addresses
 * stand in stored rows and in bookmarks), else the usual one, else any free one. Two choices never give the same port: nor
 * do those of other processes of this user, from the choice on until this is closed, although nothing listens there yet.
 * Not for use by several threads.
 */
public final class Ports implements AutoCloseable {
    private final Path memory;
    private final Map<String, String> remembered;
    private final Path claims;
    private final Map<Integer, FileLock> given = new HashMap<>();

    /**
     * Reads the choices of earlier starts.
     *
     * @param memory the file in which they are kept
     * @param claims folder of the locks that stand for ports, the same for all platforms of one user
     */
    public Ports(Path memory, Path claims) {
        this.memory = memory;
        this.claims = claims;
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
        if (!claim(port)) {
            throw CommandFailure.unreachable("Port " + port + " of 127.0.0.1 is taken by another program. End that"
                    + " program, give another port with --port-" + name + ", or leave the option out: then a free one"
                    + " is chosen.");
        }
        return port;
    }

    private int preferred(String name, int usual) {
        int before = Integer.parseInt(remembered.getOrDefault(name, "0"));
        for (int port : new int[] {before, usual}) {
            if (port > 0 && claim(port)) {
                return port;
            }
        }
        return anyFree();
    }

    private int anyFree() {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            port = socket.getLocalPort();
        } catch (IOException e) {
            throw CommandFailure.failed("No free port was found on 127.0.0.1: " + e.getMessage(), e);
        }
        return claim(port) ? port : anyFree();
    }

    /** Makes the port this one's own, if nobody has it and nothing listens there. */
    private boolean claim(int port) {
        if (given.containsKey(port)) {
            return false;
        }
        Optional<FileLock> lock = FileLock.tryTake(claims.resolve(port + ".lock"));
        if (lock.isPresent() && isFree(port)) {
            given.put(port, lock.get());
            return true;
        }
        lock.ifPresent(FileLock::close);
        return false;
    }

    /** Gives the ports back. What listens there should have ended before. */
    @Override
    public void close() {
        given.values().forEach(FileLock::close);
        given.clear();
    }
}
