package dev.creatorflow.starter;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.starter.console.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.jar.JarFile;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.xml.sax.SAXException;
import picocli.CommandLine.Command;

/**
 * What the launcher runs once after a build to record the JVM's AOT cache: it loads what commands on the database load,
 * without any database. A command then starts in about two thirds of the time; without the cache it works all the same.
 */
@Command(name = "aot-training", hidden = true)
final class AotTraining implements Callable<Integer> {

    /** A class of each library, and the part of the library that a command comes by. */
    private record Library(String known, String prefix) {}

    private static final List<Library> LIBRARIES = List.of(
            new Library("org.postgresql.Driver", "org/postgresql/core/"),
            new Library("org.postgresql.Driver", "org/postgresql/jdbc/"),
            new Library("org.postgresql.Driver", "org/postgresql/util/"),
            new Library("org.postgresql.Driver", "org/postgresql/shaded/"),
            new Library("com.zaxxer.hikari.HikariDataSource", "com/zaxxer/hikari/"),
            new Library("org.apache.ibatis.session.Configuration", "org/apache/ibatis/"),
            new Library(Database.class.getName(), "dev/creatorflow/activities/persistence/"),
            new Library(Database.class.getName(), "dev/creatorflow/activities/settings/"),
            new Library(Main.class.getName(), "dev/creatorflow/starter/"));

    private final PrintStream out;
    private int methods;

    AotTraining(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        for (Library library : LIBRARIES) {
            loadAll(library);
        }
        parseXml();
        derivePassword();
        out.println("Linked classes with " + methods + " methods.");
        return ExitCode.DONE.code();
    }

    private void loadAll(Library library) throws IOException, ReflectiveOperationException {
        String jar = Class.forName(library.known())
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        if (!jar.endsWith(".jar")) {
            return;
        }
        try (JarFile file = new JarFile(jar)) {
            file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(library.prefix()) && name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .forEach(this::load);
        }
    }

    /** Loads the class without running any of it; the JVM links a class whose methods are asked for, and keeps only such ones. */
    private void load(String name) {
        try {
            Class<?> type = Class.forName(name, false, AotTraining.class.getClassLoader());
            methods += type.getDeclaredMethods().length;
        } catch (ClassNotFoundException | LinkageError _) {
            // Libraries hold classes for companions that are not here; no command comes by them either.
        }
    }

    /** MyBatis reads its statements with the JDK's parser. */
    private static void parseXml()
            throws ParserConfigurationException, IOException, SAXException, XPathExpressionException {
        byte[] script = "<script>select <if test='true'>1</if></script>".getBytes(StandardCharsets.UTF_8);
        XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        "/script",
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(new ByteArrayInputStream(script)));
    }

    /** PostgreSQL's login does. */
    private static void derivePassword() throws GeneralSecurityException {
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec("training".toCharArray(), new byte[16], 4096, 256));
    }
}
