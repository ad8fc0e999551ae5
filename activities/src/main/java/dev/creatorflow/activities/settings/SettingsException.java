package dev.creatorflow.activities.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used as they are. Carries every problem, not just the first, ready to be shown to a person. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<SettingProblem> problems;

    SettingsException(List<SettingProblem> problems) {
        super(problems.stream()
                .map(problem -> "  " + problem.sentence())
                .collect(Collectors.joining("\n", heading(problems.size()) + "\n", "")));
        this.problems = List.copyOf(problems);
    }

    private static String heading(int count) {
        return count == 1 ? "1 setting is wrong:" : count + " settings are wrong:";
    }

    /** Every problem found, in the order of the catalogue. */
    public List<SettingProblem> problems() {
        return problems;
    }
}
