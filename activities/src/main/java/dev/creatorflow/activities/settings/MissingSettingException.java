package dev.creatorflow.activities.settings;

/** A setting that only some commands need is not set, and one of these commands was asked for. */
public final class MissingSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SettingKey key;

    MissingSettingException(SettingKey key, String sentence) {
        super(sentence);
        this.key = key;
    }

    /** The setting to be set. */
    public SettingKey key() {
        return key;
    }
}
