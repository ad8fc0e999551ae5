package dev.creatorflow.activities.persistence.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Rows;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.activities.persistence.staff.CreatorEdit.Edit;
import dev.creatorflow.activities.persistence.staff.CreatorStaff.Changed;
import dev.creatorflow.activities.persistence.staff.CreatorStaff.KnownCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreatorStaffTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Requester BOB = new Requester("bob", "looks good");

    private Database database;
    private Rows rows;
    private CreatorStaff staff;
    private CreatorReads reads;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        rows = new Rows(database);
        staff = CreatorStaff.over(database, Clock.fixed(NOW, ZoneOffset.UTC));
        reads = CreatorReads.over(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void knownIdsAreImportedAsPendingWithoutBecomingDue() {
        Changed changed = staff.importKnown(List.of(known("1", "@Ann", "food"), known("2", "bea", null)), false, BOB);

        assertThat(changed.changed()).containsExactlyInAnyOrder("1", "2");
        assertThat(rows.one("select * from public.instagram_creators where ig_user_id = '1'"))
                .containsEntry("username", "Ann")
                .containsEntry("niche", "food")
                .containsEntry("review_status", null)
                .containsEntry("discovery_source", "import");
        assertThat(rows.value("select count(due_at) from creatorflow.account_state"))
                .isEqualTo(0L);
        assertThat(rows.one("select * from creatorflow.audit_log where subject = '1'"))
                .containsEntry("action", "import")
                .containsEntry("requester", "bob")
                .containsEntry("reason", "looks good");
    }

    @Test
    void importingAgainChangesNothingAndLeavesNoAudit() {
        staff.importKnown(List.of(known("1", "ann", "food")), true, BOB);

        Changed again = staff.importKnown(List.of(known("1", "ann", null)), false, BOB);

        assertThat(again).isEqualTo(new Changed(List.of(), List.of("1"), List.of()));
        assertThat(rows.value("select count(*) from creatorflow.audit_log")).isEqualTo(1L);
        assertThat(rows.value("select review_status from public.instagram_creators"))
                .isEqualTo("ok");
    }

    @Test
    void defect25AddingAKnownAccountKeepsItsNicheAndApprovesById() {
        staff.importKnown(List.of(known("1", "ann", "food")), false, BOB);

        Changed changed = staff.add(known("1", "ann", null), BOB);

        assertThat(changed.changed()).containsExactly("1");
        assertThat(rows.one("select * from public.instagram_creators"))
                .containsEntry("niche", "food")
                .containsEntry("review_status", "ok")
                .containsEntry("reviewed_by", "bob")
                .containsEntry("reviewed_at", NOW);
        assertThat(rows.value("select due_at from creatorflow.account_state")).isEqualTo(NOW);
    }

    @Test
    void defect25ARenamedAccountIsAddedUnderItsIdWithoutAClash() {
        staff.importKnown(List.of(known("1", "ann", null)), true, BOB);

        staff.add(known("2", "Ann", null), BOB);

        assertThat(rows.value("select username_is_current from public.instagram_creators where ig_user_id = '1'"))
                .isEqualTo(false);
        assertThat(reads.targets(List.of("@ANN"))).containsExactly(new CreatorTarget("ANN", "2", "Ann"));
    }

    @Test
    void anAccountThatWasSeenWithAHandleKeepsIt() {
        staff.importKnown(List.of(known("1", "ann", null)), true, BOB);
        rows.change("update public.instagram_creators set last_raw_id = 7");

        staff.add(known("2", "ann", null), BOB);

        assertThat(reads.targets(List.of("ann")))
                .extracting(CreatorTarget::igUserId)
                .containsExactly("1");
        assertThat(rows.value("select username_is_current from public.instagram_creators where ig_user_id = '2'"))
                .isEqualTo(false);
    }

    @Test
    void reviewInBulkSaysWhoChangedAndWhoIsUnknown() {
        staff.importKnown(List.of(known("1", "ann", null), known("2", "bea", null)), false, BOB);
        staff.review(List.of("1"), Review.APPROVED, BOB);

        Changed changed = staff.review(List.of("1", "2", "3"), Review.APPROVED, BOB);

        assertThat(changed).isEqualTo(new Changed(List.of("2"), List.of("1"), List.of("3")));
        assertThat(staff.review(List.of("1"), Review.PENDING, BOB).changed()).containsExactly("1");
        assertThat(rows.value("select due_at from creatorflow.account_state where ig_user_id = '1'"))
                .isNull();
        assertThat(rows.value("select before ->> 'review_status' from creatorflow.audit_log where action = 'unreview'"))
                .isEqualTo("ok");
    }

    @Test
    void aCreatorThatWasJustScrapedIsNotDueAgainAtOnceWhenApproved() {
        staff.importKnown(List.of(known("1", "ann", null)), false, BOB);
        rows.change("update public.instagram_creators set last_scraped_at = '2026-11-21T11:00:00Z'");

        staff.review(List.of("1"), Review.APPROVED, BOB);

        assertThat(rows.value("select due_at from creatorflow.account_state"))
                .isEqualTo(Instant.parse("2026-11-22T11:00:00Z"));
    }

    @Test
    void anEditChangesOnlyWhatItNamesAndAuditsOnlyWhatDiffers() {
        staff.importKnown(List.of(known("1", "ann", "food")), true, BOB);
        staff.edit(
                List.of("1"),
                new CreatorEdit(new Edit.Keep(), new Edit.Set(" calls back "), Set.of("b", "a"), Set.of(), "hot", null),
                BOB);

        staff.edit(
                List.of("1"),
                new CreatorEdit(new Edit.Clear(), new Edit.Keep(), Set.of("c"), Set.of("a"), null, true),
                BOB);

        assertThat(reads.show("ann").orElseThrow().creator())
                .satisfies(creator -> assertThat(creator.niche()).isNull())
                .satisfies(creator -> assertThat(creator.tags()).containsExactly("b", "c"))
                .satisfies(creator -> assertThat(creator.refreshTier()).isEqualTo("hot"))
                .satisfies(creator -> assertThat(creator.paused()).isTrue())
                .satisfies(creator -> assertThat(creator.dueAt()).isNull());
        assertThat(reads.show("1").orElseThrow().facts().notes()).isEqualTo("calls back");
        assertThat(rows.value("select after::text from creatorflow.audit_log order by id desc limit 1"))
                .isEqualTo("{\"tags\": [\"b\", \"c\"], \"niche\": null, \"paused\": true}");
        assertThat(staff.edit(List.of("1"), CreatorEdit.NONE, BOB).unchanged()).containsExactly("1");
    }

    @Test
    void whatIsNoAccountIsRefusedByName() {
        assertThatThrownBy(() -> staff.importKnown(List.of(known("x1", "ann", null)), false, BOB))
                .hasMessageContaining("'x1'");
        assertThatThrownBy(() -> staff.importKnown(List.of(known("1", "a b", null)), false, BOB))
                .hasMessageContaining("'a b'");
        assertThatThrownBy(
                        () -> staff.importKnown(List.of(known("1", "ann", null), known("2", "Ann", null)), false, BOB))
                .hasMessageContaining("two accounts");
        assertThatThrownBy(() -> new CreatorEdit(new Edit.Keep(), new Edit.Keep(), Set.of(), Set.of(), "fast", null))
                .hasMessageContaining("hot, normal or slow");
    }

    @Test
    void aThousandAndMoreAreImportedInSteps() {
        List<KnownCreator> many = IntStream.range(0, 2_500)
                .mapToObj(i -> known(Integer.toString(1_000 + i), "user" + i, null))
                .toList();

        assertThat(staff.importKnown(many, true, BOB).changed()).hasSize(2_500);
        assertThat(reads.count(CreatorFilter.reviewed(Review.APPROVED))).isEqualTo(2_500);
    }

    private static KnownCreator known(String id, String username, @Nullable String niche) {
        return new KnownCreator(id, username, niche);
    }
}
