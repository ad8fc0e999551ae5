package dev.creatorflow.infra.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.infra.simulator.RunningSimulator;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CdnFaultTest {
    private static RunningSimulator simulator;
    private static String id;
    private static String link;

    @BeforeAll
    static void start() throws Exception {
        simulator = RunningSimulator.unlimited();
        id = simulator.json("/_sim/creators?count=1").at("/0/id").asText();
        link = simulator
                .page("reels", id, "")
                .at("/items/0/media/video_versions/0/url")
                .asText();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void clear() {
        simulator.simulator().faults().clear();
    }

    private static void spoil(String rule) {
        simulator.simulator().faults().add(FaultParser.fields(rule));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410, 500, 503})
    void linksCanFailWithAnyStatus(int status) throws Exception {
        spoil("target=cdn,effect=status,status=" + status);
        assertThat(simulator.get(link).statusCode()).isEqualTo(status);
        assertThat(simulator.get("/profile?id=" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyTheNamedAccountsFilesAreSpoilt() throws Exception {
        spoil("target=cdn,subject=" + id + ",effect=status,status=410");
        assertThat(simulator.get(link).statusCode()).isEqualTo(410);
        String other =
                simulator.json("/_sim/creators?from=1&count=1").at("/0/id").asText();
        String spared = simulator
                .page("reels", other, "")
                .at("/items/0/media/video_versions/0/url")
                .asText();
        assertThat(simulator.get(spared).statusCode()).isEqualTo(200);
    }

    @Test
    void aTruncatedFileIsShorterThanAnnounced() {
        spoil("target=cdn,effect=truncated-body");
        assertThatThrownBy(() -> simulator.get(link)).isInstanceOf(IOException.class);
    }

    @Test
    void aWebPageComesUnderTheFilesContentType() throws Exception {
        spoil("target=cdn,effect=html");
        HttpResponse<byte[]> answer = simulator.get(link);
        assertThat(answer.headers().firstValue("content-type")).contains("video/mp4");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("<!DOCTYPE html>");
    }

    @Test
    void aCorruptFileHasTheRightLengthAndTheWrongEnd() throws Exception {
        byte[] whole = simulator.get(link).body();
        spoil("target=cdn,effect=corrupt");
        byte[] corrupt = simulator.get(link).body();
        int half = whole.length / 2;
        assertThat(corrupt).hasSameSizeAs(whole).isNotEqualTo(whole);
        assertThat(Arrays.copyOf(corrupt, half)).isEqualTo(Arrays.copyOf(whole, half));
    }

    @Test
    void aSlowFileTakesItsTime() throws Exception {
        byte[] whole = simulator.get(link).body();
        spoil("target=cdn,effect=slow,bytes=" + whole.length * 2);
        long start = System.nanoTime();
        assertThat(simulator.get(link).body()).isEqualTo(whole);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(400));
    }

    @Test
    void aHugeFileGoesOn() throws Exception {
        spoil("target=cdn,effect=huge,bytes=3000000");
        assertThat(simulator.get(link).body().length).isGreaterThan(3_000_000);
    }

    @Test
    void aRedirectNamesTheGivenAddress() throws Exception {
        spoil("target=cdn,effect=redirect,url=http://127.0.0.1:1/secret");
        HttpResponse<byte[]> answer = simulator.get(link);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location")).contains("http://127.0.0.1:1/secret");
    }

    @Test
    void aResetBreaksTheConnection() {
        spoil("target=cdn,effect=reset");
        assertThatThrownBy(() -> simulator.get(link)).isInstanceOf(IOException.class);
    }
}
