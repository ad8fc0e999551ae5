package dev.creatorflow.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.settings.SettingsLoader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** The only door of the product that is not Temporal's or the database's own. */
class WorkerPageTest {
    @TempDir
    private Path folder;

    @Test
    void defect61TheOnlyPageIsForThisMachineAndStartsOrStopsNothing() throws Exception {
        var settings = SettingsLoader.load(Map.of("HOME", folder.toString(), "WORKER_HTTP_PORT", "0"), folder);
        SpringApplication application = new SpringApplication(PageOnly.class);
        application.setDefaultProperties(WorkerApplication.properties(settings));
        try (ConfigurableApplicationContext context = application.run()) {
            assertThat(context.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
            int port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
            assertThat(status(port, "GET", "health")).isEqualTo(200);
            assertThat(status(port, "GET", "metrics")).isEqualTo(200);
            for (String door : new String[] {"env", "beans", "configprops", "heapdump", "threaddump", "loggers"}) {
                assertThat(status(port, "GET", door)).as(door).isEqualTo(404);
            }
            for (String door : new String[] {"shutdown", "restart", "loggers/ROOT"}) {
                assertThat(status(port, "POST", door)).as(door).isEqualTo(404);
            }
        }
    }

    private static int status(int port, String method, String page) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + page))
                                    .method(method, BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class PageOnly {}
}
