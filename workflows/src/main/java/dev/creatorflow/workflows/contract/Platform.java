package dev.creatorflow.workflows.contract;

import java.util.Locale;

/** An upstream the product follows. */
public enum Platform {
    INSTAGRAM,
    REDDIT;

    /** The platform as it appears in workflow ids, search attributes and object keys. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
