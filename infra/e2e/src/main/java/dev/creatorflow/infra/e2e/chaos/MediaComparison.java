package dev.creatorflow.infra.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares the files of the store, read byte by byte, with those the simulator serves. */
final class MediaComparison {
    private static final Map<String, String> FIELDS = Map.of("state", "state", "sha", "sha256", "object", "object_key");

    private final ChaosStack stack;
    private final Map<String, Path> files;
    private final Map<String, String> digests = new HashMap<>();
    private final Findings lost = new Findings();

    MediaComparison(ChaosStack stack) {
        this.stack = stack;
        this.files = storedFiles(stack.storedFiles(), "/" + stack.setting("R2_BUCKET_NAME") + "/");
    }

    Findings lost() {
        return lost;
    }

    void compare(World.Creator creator, CreatorTruth truth) {
        JsonNode media = stack.simulator("/_sim/truth/creators/" + creator.id() + "/media");
        Set<String> keys = new TreeSet<>(truth.wanted(MediaTable.REELS));
        keys.addAll(truth.wanted(MediaTable.POSTS));
        keys.add(creator.id());
        Map<String, Map<String, String>> links = stack.rows()
                .where(
                        "(select link.owner_table || ' ' || link.row_key || ' ' || link.role || ' ' || link.position as place,"
                                + " object.state, object.sha256, object.object_key from creatorflow.media_links link join"
                                + " creatorflow.media_objects object on object.id = link.object_id where link.replaced_at is"
                                + " null and link.row_key in ('" + String.join("', '", keys) + "')) as places",
                        "place",
                        "true",
                        FIELDS);
        look(links, "instagram_creators " + creator.id() + " PROFILE_PICTURE 0", creator, Set.of());
        for (JsonNode medium : media) {
            for (MediaTable table : MediaTable.values()) {
                if (truth.wanted(table).contains(medium.path("pk").asText())) {
                    lookAtSlots(links, table, medium, creator);
                }
            }
        }
    }

    private void lookAtSlots(
            Map<String, Map<String, String>> links, MediaTable table, JsonNode medium, World.Creator creator) {
        for (JsonNode slot : medium.path("slots")) {
            String role = slot.path("role").asText();
            String kind = role.endsWith("video") ? "VIDEO" : role.endsWith("cover") ? "COVER" : "IMAGE";
            Set<String> right = new TreeSet<>();
            for (JsonNode rendition : List.of(slot, slot.path("reels"), slot.path("feed"))) {
                if (rendition.has("sha256")) {
                    right.add(rendition.path("sha256").asText());
                }
            }
            String place = table.table() + " " + medium.path("pk").asText() + " " + kind + " "
                    + slot.path("slide").asInt();
            look(links, place, creator, right);
        }
    }

    /** @param right digests of the file in any of the sizes it is offered in; empty where any file will do */
    private void look(Map<String, Map<String, String>> links, String place, World.Creator creator, Set<String> right) {
        lost.looked(1);
        Map<String, String> link = links.get(place);
        String what = place + " of @" + creator.username();
        if (link == null) {
            lost.amiss(what + " is not known");
            return;
        }
        String sha = String.valueOf(link.get("sha"));
        if (!"STORED".equals(link.get("state"))) {
            lost.amiss(what + " is " + link.get("state"));
        } else if (!right.isEmpty() && !right.contains(sha)) {
            lost.amiss(what + " is another file");
        } else if (!sha.equals(digest(String.valueOf(link.get("object"))))) {
            lost.amiss(what + " is not in the store, or not as it was");
        }
    }

    private String digest(String object) {
        return digests.computeIfAbsent(object, key -> {
            Path file = files.get(key);
            return file == null ? "" : sha256(file);
        });
    }

    private static String sha256(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Path> storedFiles(Path folder, String bucket) {
        Map<String, Path> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(file -> {
                String name = file.toString();
                int place = name.indexOf(bucket);
                if (place >= 0) {
                    files.put(name.substring(place + bucket.length()), file);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
