package dev.creatorflow.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks docs/reliability.md against the tests it names, and the repository's files for secrets. Reads sources only. */
class ReliabilityPageTest {
    private static final int DEFECTS = 68;
    private static final int REDDIT_DEFECTS = 41;
    private static final int REDDIT_LINES = 10;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\|([^|]*)\\|$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern TEST = Pattern.compile("void (defect0*(\\d+)\\w+)\\(");

    /** What is made, not written, and what git keeps for itself. */
    private static final Set<String> LEFT_OUT = Set.of(".git", "target", ".creatorflow", ".idea", "node_modules");

    /** Keys by their own form, whatever stands around them. */
    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
            Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"),
            Pattern.compile("\\b[0-9a-f]{10}msh[0-9a-f]{15,}p[0-9a-f]{6}jsn[0-9a-f]{12}\\b"),
            Pattern.compile("\\bsk-[A-Za-z0-9_-]{32,}"),
            Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{36}\\b"),
            Pattern.compile("\\bxox[abpr]-[A-Za-z0-9-]{20,}"),
            Pattern.compile("\\bhooks\\.slack\\.com/services/T[A-Z0-9]{8,}/"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{20,}\\.eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}"),
            Pattern.compile(
                    "(?m)^ *(?:RAPIDAPI_KEY|R2_SECRET_ACCESS_KEY|REDDIT_CLIENT_SECRET) *[=:] *\"?[A-Za-z0-9+/]{20,}"));

    private final Path repository = repository();

    @Test
    void defect66EveryDefectIsNamedOnceWithTestsThatExist() throws IOException {
        String page = Files.readString(repository.resolve("docs/reliability.md"));
        Map<String, String> sources = testSources();
        List<Integer> numbers = new ArrayList<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            int number = Integer.parseInt(row.group(1));
            numbers.add(number);
            List<String> named = tests(row.group(2));
            assertThat(named).as("tests of defect %d", number).isNotEmpty();
            for (String test : named) {
                String[] parts = test.split("#", 2);
                assertThat(sources.getOrDefault(parts[0], ""))
                        .as("%s of defect %d", test, number)
                        .containsPattern("@(?:Parameterized)?Test\\b[^{;]*(?:\\{[^;]*?)?void " + parts[1] + "\\(");
                assertThat(parts[1]).matches("defect0*" + number + "[A-Z].*");
            }
        }
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, DEFECTS).boxed().toList());
        assertThat(numbersOf(sources)).as("numbers in test names").containsOnlyElementsOf(numbers);
    }

    @Test
    void everyDefectAndLineOfRedditsIsNamedOnceWithTestsThatExist() throws IOException {
        String page = Files.readString(repository.resolve("docs/reliability.md"));
        Map<String, String> sources = testSources();
        Set<Integer> defects = rows(page, "R", sources);
        Matcher left = Pattern.compile("Of Reddit's, (.*)").matcher(page);
        assertThat(left.find()).isTrue();
        Matcher number = Pattern.compile("\\bR(\\d+)").matcher(left.group(1));
        while (number.find()) {
            assertThat(defects.add(Integer.parseInt(number.group(1)))).isTrue();
        }
        assertThat(defects).containsExactlyInAnyOrderElementsOf(numbersTo(REDDIT_DEFECTS));
        assertThat(rows(page, "L", sources)).containsExactlyInAnyOrderElementsOf(numbersTo(REDDIT_LINES));
    }

    private static List<Integer> numbersTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    /** The numbers of the rows that begin with this letter, each with tests that exist. */
    private static Set<Integer> rows(String page, String letter, Map<String, String> sources) {
        Set<Integer> numbers = new HashSet<>();
        Matcher row = Pattern.compile("(?m)^\\| " + letter + "(\\d+) \\|.*\\|([^|]*)\\|$")
                .matcher(page);
        while (row.find()) {
            assertThat(numbers.add(Integer.parseInt(row.group(1))))
                    .as(row.group())
                    .isTrue();
            List<String> named = tests(row.group(2));
            assertThat(named).as(row.group()).isNotEmpty();
            named.forEach(test -> {
                String[] parts = test.split("#", 2);
                assertThat(sources.getOrDefault(parts[0], "")).as(test).containsPattern("void " + parts[1] + "\\(");
            });
        }
        return numbers;
    }

    @Test
    void defect64NoFileOfTheRepositoryHoldsASecret() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String text = text(file);
            for (Pattern secret : SECRETS) {
                Matcher match = secret.matcher(text);
                if (match.find()) {
                    long line = text.substring(0, match.start()).lines().count() + 1;
                    found.add(repository.relativize(file) + ", near line " + line + ": looks like " + secret);
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(Files.readAllLines(repository.resolve(".gitignore"))).contains(".env");
    }

    private static List<String> tests(String cell) {
        return NAMED.matcher(cell)
                .results()
                .map(match -> match.group(1) + "#" + match.group(2))
                .toList();
    }

    private static Set<Integer> numbersOf(Map<String, String> sources) {
        Set<Integer> numbers = new HashSet<>();
        sources.values()
                .forEach(source ->
                        TEST.matcher(source).results().forEach(match -> numbers.add(Integer.parseInt(match.group(2)))));
        return numbers;
    }

    /** Sources of tests by class name; classes of one name, in different packages, one behind the other. */
    private Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (Path file : files()) {
            String name = name(file);
            if (name.endsWith("Test.java")) {
                sources.merge(name.replace(".java", ""), text(file), (one, other) -> one + other);
            }
        }
        return sources;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(repository, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return LEFT_OUT.contains(name(folder)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                // Staff's own settings, which git does not see.
                if (!name(file).equals(".env")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Pictures and archives are no text and hold no key as one. */
    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException _) {
            return "";
        }
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("creatorflow"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no launcher above the working directory");
        }
        return folder;
    }
}
