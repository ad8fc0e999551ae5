package dev.creatorflow.infra.local.testing;

import dev.creatorflow.infra.local.LocalMain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of this module in a JVM of its own, so that it can be signalled and killed. */
public final class LocalProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private LocalProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static LocalProcess start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(LocalMain.class, folder, environment, arguments);
    }

    public static LocalProcess start(Class<?> main, Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(java());
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new LocalProcess(builder.start(), output);
    }

    /** Program, options and class path of a JVM like this one. */
    public static List<String> java() {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"));
    }

    public Process process() {
        return process;
    }

    /** All it has said so far, on both outputs. */
    public String said() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    public int exitCode() throws InterruptedException, IOException {
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new AssertionError("the command did not end; it said:\n" + said());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
