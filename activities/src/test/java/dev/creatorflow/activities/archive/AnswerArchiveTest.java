package dev.creatorflow.activities.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.activities.budget.CallLedger;
import dev.creatorflow.activities.budget.CallRequest;
import dev.creatorflow.activities.budget.FetchedAnswer;
import dev.creatorflow.activities.budget.ProviderLimits;
import dev.creatorflow.activities.budget.ProviderQuota;
import dev.creatorflow.activities.budget.Reservation;
import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.objectstore.ObjectHead;
import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.objectstore.S3Stores;
import dev.creatorflow.activities.objectstore.StoreException;
import dev.creatorflow.activities.objectstore.TestObjectStore;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.StreamCounts;
import dev.creatorflow.workflows.media.MediaActivities.ArchiveReport;
import io.temporal.failure.ApplicationFailure;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers on their way from the database to a real S3 server and back. */
class AnswerArchiveTest {
    private static final String SUBJECT = "173560420";

    @TempDir
    private static Path folder;

    private static final Database database = TestDatabase.create();
    private static TestObjectStore server;
    private static S3Stores stores;
    private static ObjectStore archive;

    private final CallLedger ledger = new CallLedger(database);
    private final AnswerPacker packer = new AnswerPacker(database, archive);
    private final RawAnswers answers = new RawAnswers(database, archive);

    @BeforeAll
    static void open() {
        new SourceLimits(database)
                .configure(new ProviderLimits("instagram", new BigDecimal(100_000), null, null, null, null));
        server = new TestObjectStore(folder);
        stores = S3Stores.open(server.settings(), 4);
        archive = stores.archive().orElseThrow();
        archive.probe();
    }

    @BeforeEach
    void empty() {
        query("with gone as (delete from creatorflow.raw_responses returning 1) select count(*) from gone");
        objects().forEach(object -> archive.delete(object.key()));
    }

    @AfterAll
    static void close() {
        stores.close();
        server.close();
        database.close();
    }

    @Test
    void aBodyComesBackByteForByteFromTheDatabaseAndFromTheArchive() {
        byte[] odd = new byte[100_000];
        new Random(7).nextBytes(odd);
        byte[] text = "{\"caption\":\"naïve ☕ \\u0000\"}".getBytes(StandardCharsets.UTF_8);
        long first = store("run", 0, text, true);
        long second = store("run", 1, odd, true);
        long empty = store("run", 2, new byte[0], true);
        assertThat(answers.read(second).body()).isEqualTo(odd);

        ArchiveReport report = packer.pack("instagram", SUBJECT);

        assertThat(report.answers()).isEqualTo(3);
        assertThat(query(
                        "select count(*) from creatorflow.raw_responses where body is not null or archived_at is null"))
                .isEqualTo("0");
        assertThat(answers.read(first).body()).isEqualTo(text);
        assertThat(answers.read(second).body()).isEqualTo(odd);
        assertThat(answers.read(second).page()).isEqualTo(1);
        assertThat(answers.read(empty).body()).isEmpty();
        assertThat(report.bytes()).isEqualTo(objects().getFirst().bytes());
    }

    @Test
    void aPackIsReadableByItselfAndListsWhatIsInIt() throws Exception {
        long first = store("run", 0, "{\"page\":0}".getBytes(StandardCharsets.UTF_8), true);
        store("run", 1, "{\"page\":1}".getBytes(StandardCharsets.UTF_8), true);
        packer.pack("instagram", SUBJECT);

        ObjectHead object = objects().getFirst();
        assertThat(object.key()).matches("raw/instagram/173560420/[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}\\.json\\.gz");
        List<String> lines = text(object.key(), 0, (int) object.bytes()).lines().toList();
        assertThat(lines.subList(0, 2)).containsExactly("{\"page\":0}", "{\"page\":1}");
        JsonNode index = new ObjectMapper().readTree(lines.get(2));
        assertThat(index.path("subject").asText()).isEqualTo(SUBJECT);
        assertThat(index.path("answers")).hasSize(2);
        JsonNode entry = index.path("answers").get(0);
        assertThat(entry.path("rawId").asLong()).isEqualTo(first);
        assertThat(text(
                        object.key(),
                        entry.path("offset").asLong(),
                        entry.path("length").asInt()))
                .isEqualTo("{\"page\":0}");
    }

    @Test
    void onlyAnswersWhoseRowsAreCommittedLeaveTheDatabase() {
        long saved = store("run", 0, body("a"), true);
        long open = store("run", 1, body("b"), false);

        assertThat(packer.pack("instagram", SUBJECT).answers()).isEqualTo(1);
        assertThat(query("select id from creatorflow.raw_responses where body is null"))
                .isEqualTo(Long.toString(saved));
        confirm(open);
        assertThat(packer.pack("instagram", SUBJECT).answers()).isEqualTo(1);
        assertThat(packer.pack("instagram", SUBJECT)).isEqualTo(new ArchiveReport(0, 0));
    }

    @Test
    void anEqualBodyOfTheSubjectIsStoredOnce() {
        long first = store("run", 0, body("same"), true);
        long second = store("run", 1, body("same"), true);
        packer.pack("instagram", SUBJECT);
        long later = store("next run", 0, body("same"), true);

        assertThat(packer.pack("instagram", SUBJECT)).isEqualTo(new ArchiveReport(1, 0));
        assertThat(objects()).hasSize(1);
        assertThat(query("select count(distinct (archive_key, archive_offset, archive_length))"
                        + " from creatorflow.raw_responses"))
                .isEqualTo("1");
        for (long rawId : new long[] {first, second, later}) {
            assertThat(answers.read(rawId).body()).isEqualTo(body("same"));
        }
    }

    @Test
    void anAnswerIsNotGivenToAnObjectThatIsDroppedMeanwhile() {
        store("old", 0, body("same"), true);
        packer.pack("instagram", SUBJECT);
        query("update creatorflow.raw_responses set fetched_at = now() - interval '181 days' returning 1");
        long young = store("young", 0, body("same"), true);
        AgedAnswers aged = new AgedAnswers(database, archive, Duration.ofDays(180), Clock.systemUTC());

        // Between the look and the record: the object's only row goes, and the object with it.
        ObjectStore raced = afterFirstRange(() -> assertThat(aged.drop().rows()).isEqualTo(1));
        assertThat(new AnswerPacker(database, raced).pack("instagram", SUBJECT).answers())
                .isEqualTo(1);

        assertThat(answers.read(young).body()).isEqualTo(body("same"));
    }

    @Test
    void anObjectThatIsJustGivenToAnAnswerIsNotDropped() throws SQLException {
        store("old", 0, body("same"), true);
        packer.pack("instagram", SUBJECT);
        query("update creatorflow.raw_responses set fetched_at = now() - interval '181 days' returning 1");
        AgedAnswers aged = new AgedAnswers(database, archive, Duration.ofDays(180), Clock.systemUTC());
        try (Connection packing = database.dataSource().getConnection();
                Statement statement = packing.createStatement()) {
            packing.setAutoCommit(false);
            statement.execute("select 1 from creatorflow.raw_responses for key share");

            assertThat(aged.drop().rows()).isZero();
            assertThat(objects()).hasSize(1);
            packing.rollback();
        }
        assertThat(aged.drop().rows()).isEqualTo(1);
    }

    @Test
    void anAnswerKeepsItsBodyWhereTheEqualOneIsDamagedInTheArchiveOrGone() {
        store("run", 0, body("same"), true);
        packer.pack("instagram", SUBJECT);
        String key = objects().getFirst().key();
        archive.put(key, AnswerBody.of(body("other")).compressed(), "application/gzip");
        long second = store("second", 0, body("same"), true);
        packer.pack("instagram", SUBJECT);
        assertThat(answers.read(second).body()).isEqualTo(body("same"));

        objects().forEach(object -> archive.delete(object.key()));
        long third = store("third", 0, body("same"), true);
        packer.pack("instagram", SUBJECT);
        assertThat(answers.read(third).body()).isEqualTo(body("same"));
    }

    @Test
    void manyAnswersBecomeSeveralPacks() {
        Random random = new Random(11);
        for (int page = 0; page < 5; page++) {
            byte[] large = new byte[3 << 20];
            random.nextBytes(large);
            store("run", page, large, true);
        }

        assertThat(packer.pack("instagram", SUBJECT).answers()).isEqualTo(5);
        assertThat(objects()).hasSize(3);
    }

    @Test
    void anArchiveThatIsDownLeavesTheBodiesWhereTheyAre() {
        long rawId = store("run", 0, body("a"), true);
        server.stop();

        assertThatThrownBy(() -> packer.pack("instagram", SUBJECT)).isInstanceOf(StoreException.class);
        assertThat(answers.read(rawId).body()).isEqualTo(body("a"));

        server.start();
        assertThat(packer.pack("instagram", SUBJECT).answers()).isEqualTo(1);
        server.stop();
        assertThatThrownBy(() -> answers.read(rawId))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("StoreUnavailable"));
        server.start();
        assertThatThrownBy(() -> new RawAnswers(database, null).read(rawId))
                .hasMessageContaining("object storage is switched off");
    }

    @Test
    void aBodyChangedInTheArchiveIsNoticedWhenItIsRead() {
        long rawId = store("run", 0, body("a"), true);
        packer.pack("instagram", SUBJECT);
        byte[] other = AnswerBody.of(body("b")).compressed();
        archive.put(objects().getFirst().key(), other, "application/gzip");
        query("update creatorflow.raw_responses set archive_length = " + other.length + " returning id");

        assertThatThrownBy(() -> answers.read(rawId))
                .hasMessageContaining("The body of raw answer " + rawId + " is damaged");
    }

    @Test
    void answersThatNoTransferTookAlongArePackedLaterThoseOfMissingAccountsToo() {
        long missing = store("run", 0, "{\"status\":false}".getBytes(StandardCharsets.UTF_8), true);
        query(
                "update creatorflow.raw_responses set subject = '@gone', fetched_at = now() - interval '7 hours' returning 1");
        long fresh = store("run", 1, "{\"page\":1}".getBytes(StandardCharsets.UTF_8), true);

        AgedAnswers.Step step = new AgedAnswers(database, archive, null, Clock.systemUTC()).packLeft();

        assertThat(step).isEqualTo(new AgedAnswers.Step(1, false));
        assertThat(query("select id from creatorflow.raw_responses where body is null"))
                .isEqualTo(String.valueOf(missing));
        assertThat(objects().getFirst().key()).startsWith("raw/instagram/@gone/");
        assertThat(new String(answers.read(missing).body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"status\":false}");
        assertThat(answers.read(fresh).body()).isNotEmpty();
        assertThat(new AgedAnswers(database, null, null, Clock.systemUTC())
                        .packLeft()
                        .rows())
                .as("without a store bodies stay")
                .isZero();
    }

    @Test
    void answersPastTheirAgeGoWithTheirObjectUnlessAYoungerOneIsInIt() {
        store("old", 0, "{\"page\":0}".getBytes(StandardCharsets.UTF_8), true);
        store("young", 0, "{\"page\":1}".getBytes(StandardCharsets.UTF_8), true);
        packer.pack("instagram", SUBJECT);
        query(
                "update creatorflow.raw_responses set fetched_at = now() - interval '181 days' where run_key = 'old' returning 1");
        AgedAnswers aged = new AgedAnswers(database, archive, Duration.ofDays(180), Clock.systemUTC());

        assertThat(aged.drop()).isEqualTo(new AgedAnswers.Step(1, false));
        assertThat(objects()).hasSize(1);

        query("update creatorflow.raw_responses set fetched_at = now() - interval '181 days' returning 1");
        assertThat(aged.drop().rows()).isEqualTo(1);
        assertThat(objects()).isEmpty();
        assertThat(new AgedAnswers(database, archive, null, Clock.systemUTC())
                        .drop()
                        .rows())
                .isZero();
    }

    @Test
    void theFirstConfirmedFiguresStand() {
        long rawId = store("run", 0, body("a"), false);
        Confirmed first = new Confirmed(new StreamCounts(1, 12, 10, 2, 1), new MediaCounts(14, 3), 11, 2, null);
        database.transaction(transaction -> {
            RawAnswers.confirm(transaction, rawId, first);
            return rawId;
        });

        assertThatThrownBy(() -> confirm(rawId)).hasMessageContaining("was confirmed before");
        assertThat(query(
                        "select concat_ws(' ', saved, added, existing, rejected, media_due, media_reused, unpinned, known)"
                                + " from creatorflow.raw_responses"))
                .isEqualTo("12 10 2 1 14 3 11 2");
        assertThatThrownBy(() -> answers.read(4711)).hasMessageContaining("Raw answer 4711 is not in the database");
    }

    private static ObjectStore afterFirstRange(Runnable then) {
        AtomicBoolean first = new AtomicBoolean(true);
        return (ObjectStore) Proxy.newProxyInstance(
                AnswerArchiveTest.class.getClassLoader(),
                new Class<?>[] {ObjectStore.class},
                (_, method, arguments) -> {
                    Object result = method.invoke(archive, arguments);
                    if (method.getName().equals("range") && first.getAndSet(false)) {
                        then.run();
                    }
                    return result;
                });
    }

    private static byte[] body(String text) {
        return ("{\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private List<ObjectHead> objects() {
        return archive.list("raw/", null);
    }

    private String text(String key, long from, int length) throws Exception {
        return new String(AnswerBody.uncompress(archive.range(key, from, length)), StandardCharsets.UTF_8);
    }

    private void confirm(long rawId) {
        database.transaction(transaction -> {
            RawAnswers.confirm(transaction, rawId, Confirmed.withoutPage(MediaCounts.NONE));
            return rawId;
        });
    }

    private long store(String runKey, int page, byte[] body, boolean saved) {
        Duration second = Duration.ofSeconds(1);
        CallRequest call = new CallRequest(
                "instagram", "/reels", runKey, "reels", page, SUBJECT, null, null, null, second, second);
        Reservation.Granted granted = (Reservation.Granted) ledger.reserve(call);
        FetchedAnswer answer = new FetchedAnswer(
                SUBJECT,
                1,
                null,
                false,
                true,
                null,
                null,
                200,
                AnswerBody.of(body),
                second,
                true,
                ProviderQuota.UNKNOWN);
        long rawId = ledger.settleStored(granted.callId(), call, answer).rawId();
        if (saved) {
            confirm(rawId);
        }
        return rawId;
    }

    private String query(String sql) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
