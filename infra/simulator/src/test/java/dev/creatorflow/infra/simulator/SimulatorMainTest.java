package dev.creatorflow.infra.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorMainTest {

    private static Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorMain.class.getName()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void tellsItsAddressInAFileAndEndsWithItsParent(@TempDir Path folder) throws Exception {
        Path ready = folder.resolve("ready.properties");
        Process process = start("--ready-file", ready.toString(), "--exit-with-parent", "--creators", "10");
        try {
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!Files.exists(ready) && System.nanoTime() < deadline && process.isAlive()) {
                Thread.sleep(20);
            }
            Properties properties = new Properties();
            properties.load(Files.newBufferedReader(ready));
            URI health = URI.create(properties.getProperty("url") + "/_sim/health");
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> answer =
                        client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.body()).contains("\"creators\" : 10");
            }
            // The end of standard input is what a dead parent leaves behind.
            process.getOutputStream().close();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void anOccupiedPortIsOneSentenceAndExitCodeFour() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start("--port", Integer.toString(taken.getLocalPort()));
            String said = output(process);
            assertThat(process.waitFor()).isEqualTo(4);
            assertThat(said)
                    .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .contains("--port");
            assertThat(said.strip().lines()).hasSize(1);
        }
    }

    @Test
    void aWrongOptionIsExitCodeTwo() throws Exception {
        Process process = start("--port", "many");
        String said = output(process);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(said).contains("The option --port is \"many\" but has to be a whole number from 0 to 65535.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--speed 9 | The option \"--speed\" is unknown.",
                "--seed | The option --seed needs a value.",
                "--creators 0 | from 1 to 1000000",
                "--clock yesterday | an instant such as 2026-11-01T12:00:00Z",
                "--latency slow | none, const:50ms",
                "--recorded /nowhere | holds no profile.json",
                "--fault effect=explode | is none of"
            })
    void everyWrongOptionIsExplained(String line, String said) {
        List<String> arguments = List.of(line.split(" ", -1));
        assertThatThrownBy(() -> OptionsParser.parse(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void optionsAreRead() {
        SimulatorOptions options = OptionsParser.parse(List.of(
                "--seed",
                "7",
                "--rate-limit",
                "0",
                "--bad-key",
                "a",
                "--bad-key",
                "b",
                "--latency",
                "const:2s",
                "--fault",
                "target=cdn,effect=reset",
                "--public-url",
                "http://sim:80"));
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.requestsPerSecond()).isZero();
        assertThat(options.badKeys()).containsExactlyInAnyOrder("a", "b");
        assertThat(options.latency().median()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.faults()).hasSize(1);
        assertThat(options.publicUrl()).isEqualTo("http://sim:80");
    }
}
