package dev.creatorflow.infra.local.secret;

import dev.creatorflow.infra.local.file.PropertyFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;

/**
 * The secrets of one data folder: each is made at its first use and the same ever after. They consist of letters and
 * digits, so that they stand in an address unescaped.
 */
public final class Secrets {
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private final Path file;
    private final Map<String, String> values;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Path file) {
        this.file = file;
        this.values = new HashMap<>(PropertyFile.read(file));
    }

    public synchronized String get(String name, int length) {
        String known = values.get(name);
        if (known != null) {
            return known;
        }
        StringBuilder made = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            made.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        values.put(name, made.toString());
        PropertyFile.write(file, values);
        return made.toString();
    }
}
