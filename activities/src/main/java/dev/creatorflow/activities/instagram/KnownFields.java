package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.instagram.Drift.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields that answers have been seen to have, read by us or not. A new one is the first sign of a change upstream. */
final class KnownFields {
    static final KnownFields MEDIA = new KnownFields("known-media-fields.txt");
    static final KnownFields PROFILE = new KnownFields("known-profile-fields.txt");

    private final Set<String> names;

    private KnownFields(String resource) {
        this.names = read(resource);
    }

    /** Counts every field of the object that nobody has met yet. */
    void countUnknown(JsonNode object, DriftCounter drift) {
        for (Iterator<String> fields = object.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            if (!names.contains(field)) {
                drift.found(field, Kind.UNKNOWN);
            }
        }
    }

    private static Set<String> read(String resource) {
        try (InputStream in = KnownFields.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + resource + " is missing from the program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + resource + " cannot be read.", e);
        }
    }
}
