package dev.creatorflow.infra.local;

import dev.creatorflow.infra.local.command.DemoCommand;
import dev.creatorflow.infra.local.command.DownCommand;
import dev.creatorflow.infra.local.command.PlatformCommand;
import dev.creatorflow.infra.local.command.StatusCommand;
import dev.creatorflow.infra.local.command.UpCommand;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.exit.ExitCode;
import dev.creatorflow.infra.local.settings.LocalSettings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The entry point that the launcher hands {@code demo}, {@code up}, {@code down}, {@code status} to. */
@Command(
        name = "creatorflow",
        description = "The local platform: PostgreSQL, an object store and Temporal on this machine.",
        mixinStandardHelpOptions = true,
        version = "creatorflow 0.1.0")
public final class LocalMain {
    private LocalMain() {}

    public static void main(String[] args) {
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        System.exit(commandLine(LocalSettings.fromEnvironment()).execute(args));
    }

    /** Whatever the locale says: JSON is UTF-8, and every terminal of today reads it. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    static CommandLine commandLine(LocalSettings settings) {
        return new CommandLine(new LocalMain())
                .addSubcommand(new DemoCommand(settings))
                .addSubcommand(new UpCommand(settings))
                .addSubcommand(new DownCommand(settings))
                .addSubcommand(new StatusCommand(settings))
                .addSubcommand(new PlatformCommand(settings))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(LocalMain::exitCode)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    PrintWriter err = line.getErr();
                    err.println(message(failure));
                    return exitCode(failure);
                });
    }

    private static int exitCode(Throwable failure) {
        return switch (failure) {
            case CommandFailure known -> known.code().value();
            case ParameterException wrong -> ExitCode.USAGE.value();
            default -> ExitCode.FAILED.value();
        };
    }

    /** A known failure is a sentence; anything else is a defect and shows where it happened. */
    private static String message(Throwable failure) {
        if (failure instanceof CommandFailure known) {
            return known.sentence();
        }
        StringBuilder text = new StringBuilder("Unexpected: " + failure);
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.creatorflow")) {
                text.append("\n    at ").append(frame);
            }
        }
        return text.toString();
    }
}
