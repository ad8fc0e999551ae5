package dev.creatorflow.activities.persistence.staff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tags there are, from the owner's file. What is not in it is no tag.
 *
 * @param tags in the order of the file
 * @param digest tells one state of the registry from another: SHA-256 over names and meanings, in hexadecimal
 */
public record TagRegistry(List<Tag> tags, String digest) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.+ -]{0,59}");

    /**
     * One tag.
     *
     * @param group what stands before the colon of the name; null where it is in no group
     * @param name the whole name, lower case, such as {@code style:outdoor}
     * @param meaning one line for the model; empty where the file has none
     */
    public record Tag(@Nullable String group, String name, String meaning) {}

    public TagRegistry {
        tags = List.copyOf(tags);
    }

    /**
     * Reads the owner's file.
     *
     * @throws IllegalArgumentException in one sentence, where it cannot be read or holds what is no tag
     */
    public static TagRegistry read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("TAGS_REGISTRY_FILE names " + file + ", which cannot be read.", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("TAGS_REGISTRY_FILE names " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * {@code name = meaning}, one a line; {@code [group]} above the tags of a group; {@code #} before remarks.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    public static TagRegistry parse(List<String> lines) {
        List<Tag> tags = new ArrayList<>();
        Set<String> names = new HashSet<>();
        String group = null;
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                String heading = line.substring(1, line.length() - 1).strip();
                group = heading.isEmpty() ? null : name(heading, number);
                continue;
            }
            Tag tag = tag(group, line, number);
            if (!names.add(tag.name())) {
                throw new IllegalArgumentException("line " + number + " has '" + tag.name() + "' a second time.");
            }
            tags.add(tag);
        }
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("it holds no tag; a line is: name = meaning.");
        }
        return new TagRegistry(tags, digest(tags));
    }

    private static Tag tag(@Nullable String group, String line, int number) {
        int equals = line.indexOf('=');
        String name = name(equals < 0 ? line : line.substring(0, equals), number);
        String meaning = equals < 0 ? "" : line.substring(equals + 1).strip();
        return new Tag(group, group == null ? name : group + ":" + name, meaning);
    }

    private static String name(String text, int number) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("line " + number + " names '" + text.strip()
                    + "', which is no tag: letters a to z, digits, blanks and _ . + - are, up to 60.");
        }
        return name;
    }

    /** The tag of this name as the registry writes it, whatever its letters. */
    public Optional<String> named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return tags.stream().map(Tag::name).filter(wanted::equals).findFirst();
    }

    /** The group among these tags' that stands first in the file; null where none is in a group. */
    public @Nullable String category(Collection<String> names) {
        return tags.stream()
                .filter(tag -> tag.group() != null && names.contains(tag.name()))
                .map(Tag::group)
                .findFirst()
                .orElse(null);
    }

    private static String digest(List<Tag> tags) {
        String text = tags.stream()
                .map(tag -> tag.name() + "=" + tag.meaning())
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
