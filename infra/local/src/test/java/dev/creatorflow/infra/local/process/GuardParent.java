package dev.creatorflow.infra.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A JVM that starts one guarded child, says its pid, and stays. */
public final class GuardParent {
    private GuardParent() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        GuardedProcess child = GuardedProcess.start(ProcessSpec.logged(
                "child", List.of("sleep", "600"), ProcessSpec.Surroundings.SAME, folder.resolve("child.log")));
        Files.writeString(folder.resolve("pid.new"), Long.toString(child.pid()));
        Files.move(folder.resolve("pid.new"), folder.resolve("pid"));
        child.ended().join();
    }
}
