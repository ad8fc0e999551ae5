package dev.creatorflow.activities.instagram;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** The invented bodies that lie beside the tests, one per shape. Run {@link #main} in the module's folder to write the pages again. */
final class CommittedBodies {
    private CommittedBodies() {}

    /** The pages, as the generator writes them. */
    static Map<String, byte[]> pages() {
        Map<String, byte[]> pages = new LinkedHashMap<>();
        for (Bodies shape : Bodies.values()) {
            String name = shape.name().toLowerCase(java.util.Locale.ROOT);
            String cursor = shape == Bodies.REELS ? "QVFDaW52ZW50ZWQ=" : "3600000000000000000_" + Medium.OWNER;
            pages.put(name + ".json", shape.page(Bodies.media(new Random(20261121), 5), cursor));
            pages.put(name + "-last.json", shape.page(Bodies.media(new Random(4711), 2), null));
        }
        return pages;
    }

    static byte[] read(String name) {
        try (InputStream in = CommittedBodies.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("No committed body " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError("The committed body " + name + " cannot be read", e);
        }
    }

    static String text(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of("src/test/resources/dev/creatorflow/activities/instagram");
        for (Map.Entry<String, byte[]> page : pages().entrySet()) {
            String json = Bodies.tree(page.getValue()).toPrettyString() + "\n";
            Files.writeString(folder.resolve(page.getKey()), json);
        }
    }
}
