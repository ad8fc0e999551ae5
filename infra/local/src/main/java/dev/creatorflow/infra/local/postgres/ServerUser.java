package dev.creatorflow.infra.local.postgres;

import com.sun.security.auth.module.UnixSystem;
import dev.creatorflow.infra.local.exit.CommandFailure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who PostgreSQL runs as: its programs refuse to run as root. A normal user is used as is; root steps into a user
 * namespace, in which the server believes to be nobody while its files stay root's; where the system forbids that, root
 * becomes nobody, gives the data away, and keeps only the right to pass folders of its own.
 *
 * @param prefix what stands before each PostgreSQL command
 * @param uid the user who must own the data, or -1 for whoever runs this JVM
 */
record ServerUser(List<String> prefix, int uid) {
    private static final int NOBODY = 65534;
    private static final ServerUser CALLER = new ServerUser(List.of(), -1);
    private static final ServerUser NAMESPACE = new ServerUser(List.of("unshare", "-U"), -1);
    private static final ServerUser STEPPED_DOWN = new ServerUser(
            List.of(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    "--inh-caps=+dac_override",
                    "--ambient-caps=+dac_override"),
            NOBODY);

    /** Only root can write there, and everybody can pass. */
    private static final Path PUBLIC_TOOLS = Path.of("/var/lib/creatorflow/tools");

    /** Finds out what works on this machine. */
    static ServerUser ofThisMachine() {
        if (new UnixSystem().getUid() != 0) {
            return CALLER;
        }
        return Stream.of(NAMESPACE, STEPPED_DOWN)
                .filter(ServerUser::works)
                .findFirst()
                .orElseThrow(() -> CommandFailure.unreachable("PostgreSQL does not run as root, and this machine has"
                        + " neither a working 'unshare -U' nor a working 'setpriv' (both of the package util-linux)."
                        + " Run this command as a normal user, or set DATABASE_URL to a PostgreSQL of your own."));
    }

    List<String> command(String... words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        return command;
    }

    /** Gives a file or folder to the server's user where that is not the caller. */
    void own(Path path) throws IOException {
        if (uid >= 0) {
            Files.setAttribute(path, "unix:uid", uid);
        }
    }

    /**
     * Where programs must lie for this user: PostgreSQL's look for each other with the rights of the user alone.
     *
     * @param wanted used where it can be reached
     */
    Path toolsDir(Path wanted) {
        return uid < 0 || othersMayPass(wanted) ? wanted : PUBLIC_TOOLS;
    }

    private static boolean othersMayPass(Path folder) {
        try {
            for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
                if (Files.exists(above)
                        && !Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean works() {
        try {
            return new ProcessBuilder(command("true"))
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
