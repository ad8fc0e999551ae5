package dev.creatorflow.activities.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.activities.settings.Secret;
import dev.creatorflow.workflows.notify.DeliveryReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Update;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotifyActivitiesTest {
    private final Database database = TestDatabase.create();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer server;
    private NotifyActivitiesImpl activities;

    @BeforeEach
    void aWebhook() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
        activities = new NotifyActivitiesImpl(
                database,
                new Webhook(new Secret("http://127.0.0.1:" + server.getAddress().getPort() + "/hook/s3cr3t"), null));
    }

    @AfterEach
    void close() throws IOException {
        activities.close();
        server.stop(0);
        database.close();
    }

    @Test
    void aNoticeIsDeliveredOnceWithWhatToDo() throws IOException {
        notice("BAD_CREDENTIALS", "Requests to instagram are paused", "set RAPIDAPI_KEY");
        assertThat(activities.wanted()).isTrue();

        assertThat(activities.deliverNotices()).isEqualTo(new DeliveryReport(1, 0, 0));
        assertThat(activities.deliverNotices()).isEqualTo(new DeliveryReport(0, 0, 0));

        assertThat(bodies).hasSize(1);
        JsonNode body = new ObjectMapper().readTree(bodies.getFirst());
        assertThat(body.get("text").asText()).isEqualTo("Requests to instagram are paused\nDo: set RAPIDAPI_KEY");
        assertThat(body.get("kind").asText()).isEqualTo("BAD_CREDENTIALS");
        assertThat(activities.wanted()).isFalse();
    }

    @Test
    void theEndOfACycleComesWithItsSummary() throws IOException {
        database.autocommit(statements -> statements.mapper(Cycle.class).begin());
        database.autocommit(statements -> statements.mapper(Cycle.class).end());

        assertThat(activities.deliverNotices().sent()).isEqualTo(1);

        JsonNode body = new ObjectMapper().readTree(bodies.getFirst());
        assertThat(body.get("text").asText()).contains("Cycle daily ended COMPLETE: 2 of 2 targets done, 9 calls");
        assertThat(body.at("/summary/perMinute").asDouble()).isEqualTo(4.5);
    }

    interface Cycle {
        @Insert("""
                insert into creatorflow.batches (batch, kind, platform, name, slot_at, verdict, due, opened_at)
                values ('instagram/cycle/daily-1', 'CYCLE', 'instagram', 'daily', now(), 'RUNNING', 2, now())""")
        int begin();

        @Update("""
                update creatorflow.batches set verdict = 'RAN', outcome = 'COMPLETE', done = 2, calls = 9,
                       closed_at = now(), summary = '{"perMinute": 4.5}'""")
        int end();
    }

    @Test
    void aWebhookThatRefusesFailsNothingAndIsGivenUpInTheEnd() throws SQLException {
        status = 500;
        notice("RESUMED", "Requests to instagram go on", null);
        for (int attempt = 1; attempt < 8; attempt++) {
            assertThat(activities.deliverNotices()).isEqualTo(new DeliveryReport(0, 0, 1));
        }
        assertThat(activities.deliverNotices()).isEqualTo(new DeliveryReport(0, 1, 0));
        assertThat(one("select last_error from creatorflow.notices")).isEqualTo("the webhook answered with HTTP 500");
    }

    @Test
    void anAddressNobodyListensAtIsNotedWithoutTheSecretInIt() throws SQLException {
        server.stop(0);
        notice("RESUMED", "Requests to instagram go on", null);
        assertThat(activities.deliverNotices().left()).isEqualTo(1);
        assertThat(one("select last_error from creatorflow.notices"))
                .contains("127.0.0.1")
                .doesNotContain("s3cr3t");
    }

    @Test
    void aRedirectIsNotFollowed() {
        status = 302;
        notice("RESUMED", "Requests to instagram go on", null);
        assertThat(activities.deliverNotices().sent()).isZero();
        assertThat(bodies).hasSize(1);
    }

    @Test
    void withoutAWebhookNoticesStayForTheDigest() {
        notice("RESUMED", "Requests to instagram go on", null);
        NotifyActivitiesImpl none = new NotifyActivitiesImpl(database, null);
        assertThat(none.wanted()).isFalse();
        assertThat(none.deliverNotices()).isEqualTo(DeliveryReport.NONE);
    }

    private void take(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (status == 302) {
            exchange.getResponseHeaders().add("location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void notice(String kind, String sentence, String command) {
        database.autocommit(
                statements -> statements.mapper(NoticeMapper.class).add(kind, "instagram", sentence, command));
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
