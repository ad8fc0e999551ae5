package dev.creatorflow.activities.instagram;

import static dev.creatorflow.activities.instagram.OneItem.PK;
import static dev.creatorflow.activities.instagram.OneItem.drift;
import static dev.creatorflow.activities.instagram.OneItem.entry;
import static dev.creatorflow.activities.instagram.OneItem.rejected;
import static dev.creatorflow.activities.instagram.OneItem.video;
import static dev.creatorflow.activities.instagram.OneItem.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.instagram.Drift.Kind;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaCredit;
import dev.creatorflow.workflows.instagram.model.MediaForm;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, people, pins, times, forms and flags of a medium. */
class MediaRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'id':'3722942542216596724_42'",
                "'id':'3722942542216596724'",
                "'id':null,'strong_id__':'3722942542216596724_42'",
                "'id':3722942542216596500,'strong_id__':'3722942542216596724_42'",
                "'pk':'3722942542216596724'",
                "'pk':3722942542216596500,'code':'DOqjIRkAoz0'",
                "'pk':3.7229425422165965E18,'shortcode':'DOqjIRkAoz0'",
                "'id':'x_42','pk':3722942542216596500,'code':'DOqjIRkAoz0'"
            })
    void defect21IdsNeverPassThroughADouble(String ids) {
        assertThat(entry("{" + ids + ",'media_type':1}").mediaPk()).isEqualTo(PK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'pk':3722942542216596500",
                "'id':3722942542216596724",
                "'id':''",
                "'id':'_42'",
                "'id':'0123_42'",
                "'id':'-5_42'",
                "'id':'99999999999999999999_42'",
                "'id':'9223372036854775808'",
                "'code':'DOqjIRkAoz0tooLongForAKey'",
                "'code':'has space'",
                "'code':'AAAA'",
                "'taken_at':1758029377"
            })
    void withoutAnIdThatCanBeTrustedAnEntryIsRejected(String ids) {
        assertThat(rejected("{" + ids + ",'media_type':1}").reason()).contains("no id that can be trusted");
    }

    @Test
    void theMediumsOwnIdCountsAndNotItsWrappers() {
        assertThat(entry("{'id':'feed_17','media':{'id':'" + PK + "_42','media_type':1}}")
                        .mediaPk())
                .isEqualTo(PK);
        assertThat(entry("{'id':'111_1','media':{'id':'" + PK + "_42','media_type':1}}")
                        .mediaPk())
                .isEqualTo(PK);
    }

    @Test
    void otherKeysOfTheWrapperWinUnlessTheyAreNull() {
        MediaItem item = entry("{'play_count':9,'comment_count':null,"
                + "'media':{'id':'1_2','media_type':2,'play_count':5,'comment_count':7,'ig_play_count':4}}");
        assertThat(item.counters().plays()).isEqualTo(9);
        assertThat(item.counters().comments()).isEqualTo(7);
        assertThat(item.counters().igPlays()).isEqualTo(4);
    }

    @Test
    void theOwnerIsWhoseIdFollowsTheKeyEvenIfAnotherAccountWasAsked() {
        MediaItem item = video(
                "'user':{'pk':7,'username':'asked'},"
                        + "'coauthor_producers':[{'pk':'42','username':'owner'},{'id':'7','username':'asked'},{'x':1},{'pk':'7'}]");
        assertThat(item.owner()).isEqualTo(new MediaCredit("42", "owner"));
        assertThat(item.coauthors()).containsExactly(new MediaCredit("7", "asked"));
        assertThat(video("'user':{'pk':7,'username':'asked'}").owner()).isEqualTo(new MediaCredit("42", null));
        assertThat(entry("{'id':'1','media_type':1,'user':{'pk_id':'7','username':'x'}}"))
                .satisfies(bare -> assertThat(bare.owner()).isEqualTo(new MediaCredit("7", "x")))
                .satisfies(bare -> assertThat(bare.mediaId()).isEqualTo("1_7"));
        assertThat(entry("{'id':'1','media_type':1}"))
                .satisfies(bare -> assertThat(bare.owner()).isNull())
                .satisfies(bare -> assertThat(bare.mediaId()).isEqualTo("1"));
    }

    @Test
    void whatFollowsTheKeyIsAnOwnerOnlyIfItIsAnId() {
        MediaItem odd = entry("{'id':'1_x','media_type':1,'user':{'pk':'7'}}");
        assertThat(odd.mediaId()).isEqualTo("1_7");
        assertThat(odd.owner()).isEqualTo(new MediaCredit("7", null));
        assertThat(entry("{'id':'1','media_type':1,'user':{'pk':8,'id':'7','username':'x'}}")
                        .owner())
                .as("text before a number")
                .isEqualTo(new MediaCredit("7", "x"));
        String longest = "n".repeat(100);
        assertThat(entry("{'id':'1_7','media_type':1,'user':{'pk':'7','username':'" + longest + "'}}")
                        .owner())
                .isEqualTo(new MediaCredit("7", longest));
        assertThat(entry("{'id':'1_7','media_type':1,'user':{'pk':'7','username':'" + longest + "n'}}")
                        .owner())
                .isEqualTo(new MediaCredit("7", null));
    }

    @Test
    void aUserIdThatADoubleCouldHaveDamagedIsNotTaken() {
        assertThat(entry("{'id':'1','media_type':1,'user':{'pk':9007199254740993,'username':'x'}}")
                        .owner())
                .isNull();
        assertThat(entry("{'id':'1','media_type':1,'user':{'pk':72700000431,'username':'x'}}")
                        .owner())
                .isEqualTo(new MediaCredit("72700000431", "x"));
    }

    @Test
    void defect30EachTabHasItsOwnPins() {
        String both = "{'id':'1_42','media_type':2,'clips_tab_pinned_user_ids':['42'],'timeline_pinned_user_ids':[]}";
        assertThat(entry(Stream.REELS, both, PageContext.UNKNOWN).pinned()).isTrue();
        assertThat(entry(Stream.POSTS, both, PageContext.UNKNOWN).pinned()).isFalse();
        PageContext guest = new PageContext("7", false, null);
        assertThat(entry(Stream.REELS, both, guest).pinned())
                .as("pinned by the owner, in the owner's tab")
                .isFalse();
        assertThat(entry(Stream.REELS, both, new PageContext("42", false, null)).pinned())
                .isTrue();
        assertThat(entry(Stream.POSTS, "{'id':'1_42','media_type':2,'timeline_pinned_user_ids':[42]}", guest)
                        .pinned())
                .isFalse();
        assertThat(with("'media_type':2,'timeline_pinned_user_ids':null").pinned())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1758029377, 1758029377",
        "'\"1758029377\"', 1758029377",
        "1758029377.0, 1758029377",
        "1286323200, 1286323200",
    })
    void timesAreSeconds(String takenAt, long seconds) {
        assertThat(video("'taken_at':" + takenAt).takenAt()).isEqualTo(Instant.ofEpochSecond(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "0", "-1", "1000000000", "1758029377000", "17579278183598", "'soon'", "1e300", "{}"})
    void defect30ATimeNoMediumCanHaveIsUnknownAndTheDevicesClockIsIgnored(String takenAt) {
        assertThat(video("'taken_at':" + takenAt + ",'device_timestamp':1753120129502824")
                        .takenAt())
                .isNull();
    }

    @Test
    void nothingIsYoungerThanItsAnswer() {
        Instant fetched = Instant.ofEpochSecond(1758029377);
        PageContext context = new PageContext(null, false, fetched);
        String item = "{'id':'1_2','media_type':1,'taken_at':%d}";
        assertThat(entry(Stream.POSTS, item.formatted(1758029377 + 3600), context)
                        .takenAt())
                .isNotNull();
        assertThat(entry(Stream.POSTS, item.formatted(1758029377 + 2 * 86400), context)
                        .takenAt())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'''media_type'':1', PHOTO",
        "'''media_type'':2', VIDEO",
        "'''media_type'':8', CAROUSEL",
        "'''media_type'':11,''product_type'':''clips''', VIDEO",
        "'''media_type'':''2'',''video_versions'':[{}]', VIDEO",
        "'''carousel_media'':[{}]', CAROUSEL",
        "'''image_versions2'':{}', PHOTO",
        "'''is_video'':true', VIDEO",
        "'''display_url'':''https://x/y''', PHOTO",
    })
    void theFormIsWhatTheMediumSaysOrElseWhatItHolds(String fields, MediaForm form) {
        assertThat(with(fields).form()).isEqualTo(form);
    }

    @Test
    void anUnknownFormIsRejectedUnderItsKey() {
        RejectedItem rejected = rejected("{'id':'" + PK + "_42','media_type':11}");
        assertThat(rejected.reason()).contains("neither a photo nor a video nor a carousel");
        assertThat(rejected.mediaPk()).isEqualTo(PK);
    }

    @Test
    void flagsAndNumbersAreReadInTheTypesTheyComeIn() {
        MediaItem item =
                video("'has_audio':1,'is_paid_partnership':true,'has_shared_to_fb':true,'is_unified_video':false,"
                        + "'is_dash_eligible':1,'number_of_qualities':3,'comments_disabled':0,'video_duration':15.366,"
                        + "'original_width':1080,'original_height':99999999999,'product_type':'clips',"
                        + "'sharing_friction_info':{'a':[1,null]},'accessibility_caption':'A dog'");
        assertThat(item.hasAudio()).isTrue();
        assertThat(item.isPaidPartnership()).isTrue();
        assertThat(item.hasSharedToFb()).isEqualTo(1);
        assertThat(item.isUnifiedVideo()).isFalse();
        assertThat(item.isDashEligible()).isEqualTo(1);
        assertThat(item.numberOfQualities()).isEqualTo(3);
        assertThat(item.commentsDisabled()).isFalse();
        assertThat(item.videoDuration()).isEqualTo(15.366);
        assertThat(item.originalWidth()).isEqualTo(1080);
        assertThat(item.originalHeight()).isNull();
        assertThat(item.sharingFrictionInfoJson()).isEqualTo("{\"a\":[1,null]}");
        assertThat(item.accessibilityCaption()).isEqualTo("A dog");
        assertThat(item.isClip()).isTrue();
        assertThat(video("'media_duration':7").videoDuration()).isEqualTo(7.0);
        assertThat(video("'video_duration':-1").videoDuration()).isNull();
        assertThat(video("'sharing_friction_info':{'a':'\\u0000'}").sharingFrictionInfoJson())
                .as("jsonb takes no U+0000")
                .isNull();
    }

    @Test
    void defect6DriftIsCountedByFieldAndKind() {
        Drift drift =
                drift("'like_count':'many','comment_count':99999999999999999999,'caption':null,'brand_new_field':1");
        assertThat(drift.observed()).isEqualTo(1);
        assertThat(drift.count("like_count", Kind.RETYPED)).isEqualTo(1);
        assertThat(drift.count("comment_count", Kind.OUT_OF_RANGE)).isEqualTo(1);
        assertThat(drift.count("caption", Kind.NULL)).isEqualTo(1);
        assertThat(drift.count("taken_at", Kind.MISSING)).isEqualTo(1);
        assertThat(drift.count("brand_new_field", Kind.UNKNOWN)).isEqualTo(1);
        assertThat(drift.count("id", Kind.UNKNOWN)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2, ", "11, OUT_OF_RANGE", "'\"2\"', RETYPED"})
    void aFormNobodyKnowsIsDrift(String code, @Nullable Kind odd) {
        Drift drift = OneItem.page(
                        Stream.POSTS, "{'id':'1_2','is_video':true,'media_type':" + code + "}", PageContext.UNKNOWN)
                .drift();
        for (Kind kind : new Kind[] {Kind.OUT_OF_RANGE, Kind.RETYPED}) {
            assertThat(drift.count("media_type", kind)).isEqualTo(kind == odd ? 1 : 0);
        }
    }

    @Test
    void driftIsBounded() {
        StringBuilder fields = new StringBuilder("'" + "n".repeat(5000) + "':1");
        for (int i = 0; i < 1000; i++) {
            fields.append(",'new_").append(i).append("':1");
        }
        Drift drift = drift(fields.toString());
        assertThat(drift.counts()).hasSize(Drift.MOST_FINDINGS);
        assertThat(drift.counts().keySet())
                .allSatisfy(finding -> assertThat(finding.field()).hasSizeLessThanOrEqualTo(80));
    }
}
