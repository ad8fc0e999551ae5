package dev.creatorflow.activities.settings;

/**
 * One thing that is wrong with the settings.
 *
 * @param key the key as it was written
 * @param shownValue the value as written, masked where it is secret; empty where there is none to show
 * @param origin where the value came from
 * @param remedy what would be right
 */
public record SettingProblem(String key, String shownValue, String origin, String remedy) {

    /** One line: key, value, origin and what would be right. */
    public String sentence() {
        String assignment = shownValue.isEmpty() ? key : key + "=" + shownValue;
        return assignment + " (" + origin + "): " + remedy;
    }
}
