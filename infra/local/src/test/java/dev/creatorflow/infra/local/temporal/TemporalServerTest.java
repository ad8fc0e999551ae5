package dev.creatorflow.infra.local.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.port.Ports;
import dev.creatorflow.infra.local.settings.LocalSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalServerTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void itComesUpWithItsUiAndKeepsItsHistoriesForTwoWeeksOverARestart() throws Exception {
        Ports ports = new Ports(folder.resolve("ports.properties"), folder.resolve("claims"));
        TemporalPorts chosen = new TemporalPorts(
                ports.choose("a", 0, 0), ports.choose("b", 0, 0), ports.choose("c", 0, 0), ports.choose("d", 0, 0));
        String api = "http://127.0.0.1:" + chosen.http() + "/api/v1/namespaces/default";

        try (TemporalServer server = server(chosen)) {
            server.start();

            assertThat(get(server.uiAddress()).statusCode()).isEqualTo(200);
            assertThat(get(api).body()).contains("\"workflowExecutionRetentionTtl\":\"1209600s\"");
            assertThat(get("http://127.0.0.1:" + chosen.http() + "/api/v1/namespaces/default/search-attributes")
                            .body())
                    .contains("Platform", "Target", "Username", "Outcome", "Reason", "Trigger", "Batch", "Niche");
            HttpResponse<String> started = post(
                    api + "/workflows/kept",
                    "{\"workflowType\":{\"name\":\"Nothing\"},\"taskQueue\":{\"name\":\"nobody\"}}");
            assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        }
        try (TemporalServer again = server(chosen);
                TemporalServer other = server(folder.resolve("another"), chosen)) {
            again.start();

            assertThat(get(api + "/workflows/kept").body()).contains("WORKFLOW_EXECUTION_STATUS_RUNNING");
            assertThatThrownBy(other::start)
                    .as("the server of another folder on its ports is not taken for its own")
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("ended while it was starting");
        }
    }

    private TemporalServer server(TemporalPorts ports) {
        return server(folder.resolve("data"), ports);
    }

    private static TemporalServer server(Path data, TemporalPorts ports) {
        LocalSettings settings = LocalSettings.fromEnvironment();
        TemporalFinder finder = new TemporalFinder(settings.toolsDir(), settings.searchPath(), System.err::println);
        return new TemporalServer(DataFolder.at(data), finder::find, ports, true);
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "application/json+no-pretty")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String address, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
