package dev.creatorflow.starter;

import dev.creatorflow.activities.settings.SystemEnvironment;
import dev.creatorflow.starter.console.Surroundings;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command line's entry point. */
public final class Main {

    private static final int BUFFER = 8192;

    private Main() {}

    public static void main(String[] args) {
        Surroundings surroundings = new Surroundings(
                SystemEnvironment.variables(),
                SystemEnvironment.workingDirectory(),
                System.in,
                stream(FileDescriptor.out, false),
                stream(FileDescriptor.err, true),
                interactive());
        System.exit(new Program(surroundings).run(args));
    }

    /** The JDK 25 has no console at all where a stream is redirected; those before it have one that says so. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean interactive() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** UTF-8 whatever the locale says: JSON is UTF-8, and every terminal of today reads it. */
    private static PrintStream stream(FileDescriptor descriptor, boolean autoFlush) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER), autoFlush, StandardCharsets.UTF_8);
    }
}
