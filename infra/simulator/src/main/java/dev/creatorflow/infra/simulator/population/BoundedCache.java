package dev.creatorflow.infra.simulator.population;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps the most recently used values of a pure function. Thread-safe; two threads may compute one value twice. */
public final class BoundedCache<K, V> {
    private final Map<K, V> values;

    public BoundedCache(int capacity) {
        this.values = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The value of a key, computed when it is not at hand. */
    public V get(K key, Function<? super K, ? extends V> compute) {
        synchronized (values) {
            V known = values.get(key);
            if (known != null) {
                return known;
            }
        }
        V made = compute.apply(key);
        synchronized (values) {
            values.put(key, made);
        }
        return made;
    }
}
