package dev.creatorflow.activities.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns raw texts into typed values, notes what is wrong instead of stopping at it, and remembers the effective value
 * and origin of every key it was asked for. Not thread-safe; lives for one load.
 */
final class SettingReader {

    /** Reads one text, or says what would be right. */
    @FunctionalInterface
    interface Format<T> {
        T read(String text) throws NotRightException;
    }

    private final Map<SettingKey, RawSetting> raw;
    private final List<SettingProblem> problems = new ArrayList<>();
    private final Map<SettingKey, SettingLine> lines = new EnumMap<>(SettingKey.class);

    SettingReader(Map<SettingKey, RawSetting> raw) {
        this.raw = raw;
    }

    /** The value of a key that has a default. A wrong text is noted and the default taken, so that reading goes on. */
    <T> T value(SettingKey key, Format<T> format) {
        String text = key.defaultText().orElseThrow();
        return valueOr(key, format, text, "default");
    }

    /** The value of a key whose default follows from other settings and is written as {@code fallback}. */
    <T> T valueOr(SettingKey key, Format<T> format, String fallback, String fallbackOrigin) {
        T set = optional(key, format);
        if (set != null) {
            return set;
        }
        lines.put(key, new SettingLine(key, fallback, fallbackOrigin));
        try {
            return format.read(fallback);
        } catch (NotRightException e) {
            throw new IllegalStateException("The default of " + key + " is not right: " + e.whatWouldBeRight(), e);
        }
    }

    /** The value of a key that may stay unset; null where it is unset or wrong. */
    <T> @Nullable T optional(SettingKey key, Format<T> format) {
        RawSetting setting = raw.get(key);
        if (setting == null) {
            lines.put(key, new SettingLine(key, "", "not set"));
            return null;
        }
        try {
            T value = format.read(setting.text());
            lines.put(key, new SettingLine(key, shown(key, setting.text(), value), setting.origin()));
            return value;
        } catch (NotRightException e) {
            problem(key, e.whatWouldBeRight());
            return null;
        }
    }

    boolean isSet(SettingKey key) {
        return raw.containsKey(key);
    }

    /** Notes a problem with a key as it is set. */
    void problem(SettingKey key, String remedy) {
        RawSetting setting = raw.get(key);
        String text = setting == null ? "" : key.secret() ? Secret.MASK : setting.text();
        problems.add(new SettingProblem(key.name(), text, setting == null ? "not set" : setting.origin(), remedy));
    }

    void problems(List<SettingProblem> found) {
        problems.addAll(found);
    }

    List<SettingProblem> problems() {
        return List.copyOf(problems);
    }

    /** Says what an unset key means in effect, where that is not one of its own texts. */
    void effective(SettingKey key, String value, String origin) {
        lines.put(key, new SettingLine(key, value, origin));
    }

    List<SettingLine> lines() {
        return lines.values().stream()
                .sorted(Comparator.comparing(SettingLine::key))
                .toList();
    }

    /** Secrets show as a mask; addresses that carry a password show without it, by their own text form. */
    private static <T> String shown(SettingKey key, String text, T value) {
        return key.secret() ? String.valueOf(value) : text;
    }
}
