package dev.creatorflow.starter;

import dev.creatorflow.starter.console.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code creatorflow} itself: the options of every command. */
@Command(
        name = "creatorflow",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Keeps an agency's picture of Instagram creators true, day after day.",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong use, 3 finished in part, 4 a dependency cannot be reached,"
                    + " 5 refused by budget.",
            "Settings: docs/settings.md; './creatorflow config' shows those in effect."
        })
final class Root implements Runnable {

    @Mixin
    private final GlobalOptions options;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    Root(GlobalOptions options) {
        this.options = options;
    }

    GlobalOptions options() {
        return options;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? './creatorflow --help' lists them.");
    }
}
