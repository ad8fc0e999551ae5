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
import java.util.Set;

/**
 * Who PostgreSQL runs as: its programs refuse to run as root. A normal user is used as is; root steps into a user
 * namespace, in which the server believes to be nobody while its files stay root's; where the system forbids that, root
 * becomes nobody and gives the data folder away.
 *
 * @param prefix what stands before each PostgreSQL command
 * @param uid the user who must own the data, or -1 for whoever runs this JVM
 */
record ServerUser(List<String> prefix, int uid) {
    private static final int NOBODY = 65534;
    private static final ServerUser CALLER = new ServerUser(List.of(), -1);
    private static final ServerUser NAMESPACE = new ServerUser(List.of("unshare", "-U"), -1);
    private static final ServerUser STEPPED_DOWN =
            new ServerUser(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);

    /** Finds out what works on this machine for a server whose files lie in this folder. */
    static ServerUser forDataIn(Path folder) {
        if (new UnixSystem().getUid() != 0) {
            return CALLER;
        }
        if (NAMESPACE.works("true")) {
            return NAMESPACE;
        }
        if (STEPPED_DOWN.works("true")) {
            checkReachable(folder);
            return STEPPED_DOWN;
        }
        throw CommandFailure.unreachable("PostgreSQL does not run as root, and this machine has neither a working"
                + " 'unshare -U' nor 'setpriv' (both of the package util-linux). Run this command as a normal user, or"
                + " set DATABASE_URL to a PostgreSQL of your own.");
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

    /** Where the server is another user, every folder above its data must let it pass. */
    private static void checkReachable(Path folder) {
        for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
            if (Files.exists(above) && !othersMayPass(above)) {
                throw CommandFailure.unreachable("PostgreSQL does not run as root, and as user nobody it cannot reach "
                        + above + ". Run this command as a normal user, or set CREATORFLOW_DATA_DIR to a folder that"
                        + " others may pass, for example /var/lib/creatorflow.");
            }
        }
    }

    private static boolean othersMayPass(Path folder) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
            return permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean works(String... words) {
        try {
            return new ProcessBuilder(command(words))
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
