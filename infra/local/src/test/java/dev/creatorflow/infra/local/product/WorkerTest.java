package dev.creatorflow.infra.local.product;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.port.Ports;
import dev.creatorflow.infra.local.process.ProcessSpec.Surroundings;
import dev.creatorflow.infra.local.testing.FakeProduct;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {
    @TempDir
    Path folder;

    @Test
    void theHealthPageOfAnotherWorkerIsNotTakenForItsOwn() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(Ports.loopback(), 0), 10);
        byte[] page = "{\"process\":{\"pid\":1}}".getBytes(StandardCharsets.UTF_8);
        other.createContext("/actuator", exchange -> {
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        Launcher launcher =
                new Launcher(FakeProduct.in(folder.resolve("home")).resolve("creatorflow"), Surroundings.SAME);
        try (Worker worker = new Worker(
                DataFolder.at(folder.resolve("data")),
                launcher,
                other.getAddress().getPort())) {
            assertThatThrownBy(worker::start)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("ended while it was starting");
        } finally {
            other.stop(0);
        }
    }
}
