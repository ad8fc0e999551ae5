package dev.creatorflow.starter;

import dev.creatorflow.starter.console.ExitCode;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code completion}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Shell completion for bash and zsh: source <(./creatorflow completion)")
final class CompletionCommand implements Callable<Integer> {

    private final PrintStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CompletionCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        out.print(AutoComplete.bash("creatorflow", spec.root().commandLine()));
        out.flush();
        return ExitCode.DONE.code();
    }
}
