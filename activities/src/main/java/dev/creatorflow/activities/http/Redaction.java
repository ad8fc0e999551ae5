package dev.creatorflow.activities.http;

import dev.creatorflow.activities.settings.Secret;
import java.util.List;

/** Takes secrets out of text that others wrote: a gateway may say the key back that it refuses. */
public final class Redaction {
    private final List<String> secrets;

    public Redaction(List<String> secrets) {
        this.secrets = secrets.stream().filter(secret -> !secret.isBlank()).toList();
    }

    public String of(String text) {
        String safe = text;
        for (String secret : secrets) {
            safe = safe.replace(secret, Secret.MASK);
        }
        return safe;
    }
}
