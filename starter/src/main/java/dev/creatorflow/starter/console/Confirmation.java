package dev.creatorflow.starter.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Asks before something that costs money starts. */
public final class Confirmation {

    private static final Set<String> YES = Set.of("y", "yes");

    private Confirmation() {}

    /**
     * Returns where a person agrees, or has agreed beforehand.
     *
     * @param question what is agreed to, a full sentence
     * @param agreed whether {@code --yes} was given
     * @throws CommandFailure with {@link ExitCode#REFUSED} where nobody agrees, or nobody can be asked
     */
    public static void ask(Surroundings surroundings, Console console, String question, boolean agreed) {
        if (agreed) {
            return;
        }
        if (!surroundings.terminal()) {
            throw CommandFailure.refused(question + " Nothing was started: add --yes to agree.");
        }
        console.remark(question);
        surroundings.err().print("Go on? [y/N] ");
        surroundings.err().flush();
        try {
            String answer =
                    new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8)).readLine();
            if (answer == null || !YES.contains(answer.strip().toLowerCase(Locale.ROOT))) {
                throw CommandFailure.refused("Nothing was started.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The answer cannot be read", e);
        }
    }
}
