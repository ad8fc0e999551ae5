package dev.creatorflow.activities.objectstore;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One bucket. Thread-safe. Every method throws {@link StoreException} when the store does not do it; an object is there whole or not at all.
 */
public interface ObjectStore {
    /** Writes the file under the key; a repeated put of the same bytes changes nothing. Large files go up in parts. */
    void put(String key, Path file, String contentType);

    /** Writes the bytes under the key. */
    void put(String key, byte[] bytes, String contentType);

    /** What is under the key; empty where nothing is. */
    Optional<ObjectHead> head(String key);

    /** The object's bytes; the caller closes the stream. Throws with {@link StoreProblem#OBJECT_MISSING} where there is none. */
    InputStream open(String key);

    /** {@code length} bytes from {@code from} on, fewer at the object's end. */
    byte[] range(String key, long from, int length);

    /** Removes the object; one that is not there is no error. */
    void delete(String key);

    /**
     * Up to 1,000 objects in key order.
     *
     * @param after keys up to this one are left out; null starts at the first
     */
    List<ObjectHead> list(String prefix, @Nullable String after);

    /** Removes the parts of uploads that began before the instant and were never finished; returns how many uploads that were. */
    int abandonUploads(Instant before);

    /** Asks for the bucket with the keys at hand, and makes it where it is missing and the keys allow that. Throws with the remedy. */
    void probe();

    /** Where the bucket is, for a person. */
    String where();
}
