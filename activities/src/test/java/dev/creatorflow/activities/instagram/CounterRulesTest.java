package dev.creatorflow.activities.instagram;

import static dev.creatorflow.activities.instagram.OneItem.drift;
import static dev.creatorflow.activities.instagram.OneItem.entry;
import static dev.creatorflow.activities.instagram.OneItem.video;
import static dev.creatorflow.activities.instagram.OneItem.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.instagram.Drift.Kind;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaCounters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hidden, absent and zero are three things, and each counter keeps its own name. */
class CounterRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'like_count':3,'like_and_view_counts_disabled':true",
                "'like_count':3,'like_and_view_counts_disabled':1",
                "'like_count':-1",
                "'like_count':null,'like_and_view_counts_disabled':true",
                "'like_and_view_counts_disabled':true"
            })
    void hiddenLikesAreUnknownAndNotThree(String likes) {
        MediaCounters counters =
                video(likes + ",'comment_count':7,'play_count':9").counters();
        assertThat(counters.likes()).isNull();
        assertThat(counters.likesHidden()).isTrue();
        assertThat(counters.comments()).as("still true").isEqualTo(7L);
        assertThat(counters.plays()).as("still true").isEqualTo(9L);
    }

    @Test
    void anAccountThatHidesItsCountersHidesThoseOfItsOwnMediaOnly() {
        PageContext hiding = new PageContext("42", true, null);
        MediaCounters own = entry(Stream.POSTS, "{'id':'1_42','media_type':1,'like_count':3}", hiding)
                .counters();
        assertThat(own.likes()).isNull();
        assertThat(own.likesHidden()).isTrue();
        MediaCounters other = entry(Stream.POSTS, "{'id':'1_7','media_type':1,'like_count':300}", hiding)
                .counters();
        assertThat(other.likes()).isEqualTo(300L);
        assertThat(other.likesHidden()).isFalse();
    }

    @Test
    void absentNullAndZeroAreNotTheSame() {
        MediaCounters absent = video("'x':1").counters();
        assertThat(absent).isEqualTo(new MediaCounters(null, false, null, null, null, null, null, null, null, null));
        assertThat(video("'like_count':null,'comment_count':null,'play_count':null")
                        .counters())
                .isEqualTo(absent);
        MediaCounters zero = video("'like_count':0,'comment_count':0,'play_count':0,'ig_play_count':0")
                .counters();
        assertThat(zero).isEqualTo(new MediaCounters(0L, false, 0L, 0L, 0L, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "'''reshare_count'':49,''media_repost_count'':3', 49, 3",
        "'''reshare_count'':49', 49, 0",
        "'''reshare_count'':0', 0, 0",
        "'''x'':1', , ",
        "'''reshare_count'':null', , ",
        "'''media_repost_count'':3', , 3",
        "'''reshare_count'':49,''media_repost_count'':null', 49, ",
        "'''reshare_count'':49,''media_repost_count'':''many''', 49, ",
        "'''reshare_count'':49,''share_count_disabled'':true', , 0",
    })
    void defect16SharesAreReshareCountAndRepostsAreLeftOutWhenZero(
            String fields, @Nullable Long reshares, @Nullable Long reposts) {
        MediaCounters counters = video(fields).counters();
        assertThat(counters.reshares()).isEqualTo(reshares);
        assertThat(counters.reposts()).isEqualTo(reposts);
        assertThat(counters.shares()).isNull();
        assertThat(counters.saves()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "false, 100, false",
        "false, 3, true",
        "true, 100, true",
    })
    void aMediumSpeaksForItselfWhereItsOwnerHidesCounters(boolean flag, long likes, boolean hidden) {
        MediaCounters counters = entry(
                        Stream.REELS,
                        "{'id':'1_42','media_type':2,'like_count':" + likes + ",'like_and_view_counts_disabled':" + flag
                                + "}",
                        new PageContext("42", true, null))
                .counters();
        assertThat(counters.likesHidden()).isEqualTo(hidden);
        assertThat(counters.likes()).isEqualTo(hidden ? null : (Long) likes);
    }

    @Test
    void everyCounterKeepsItsOwnName() {
        assertThat(video("'like_count':1,'comment_count':2,'play_count':3,'ig_play_count':4,'view_count':5,"
                                + "'reshare_count':6,'media_repost_count':7,'save_count':8,'share_count':9")
                        .counters())
                .isEqualTo(new MediaCounters(1L, false, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L));
    }

    @Test
    void formerNamesAreReadWhereTheUsualOnesAreMissing() {
        assertThat(video("'likes':1,'comments':2,'video_view_count':5,'saves':8,'shares':9")
                        .counters())
                .isEqualTo(new MediaCounters(1L, false, 2L, null, null, 5L, null, null, 8L, 9L));
        assertThat(video("'like_count':0,'likes':7,'view_count':0,'video_view_count':5")
                        .counters())
                .as("a zero is an answer")
                .isEqualTo(new MediaCounters(0L, false, null, null, null, 0L, null, null, null, null));
        assertThat(video("'likes':{'data':[]},'comments':[]").counters().likes())
                .isNull();
    }

    @Test
    void aPhotoHasNoPlaysAlthoughSomeAnswersSayZero() {
        MediaCounters photo = with("'media_type':1,'play_count':0,'ig_play_count':0,'like_count':5")
                .counters();
        assertThat(photo.plays()).isNull();
        assertThat(photo.igPlays()).isNull();
        assertThat(photo.likes()).isEqualTo(5L);
    }

    @ParameterizedTest
    @CsvSource({
        "941, 941",
        "'\"941\"', 941",
        "941.0, 941",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, ",
        "99999999999999999999999999999999999999999, ",
        "1e300, ",
        "941.5, ",
        "-7, ",
        "'\"many\"', ",
        "true, ",
        "[941], ",
        "'{\"count\":941}', ",
    })
    void defect20ANumberOutOfRangeCostsItselfAndNotItsItem(String delivered, @Nullable Long read) {
        assertThat(video("'comment_count':" + delivered).counters().comments()).isEqualTo(read);
    }

    @Test
    void aNumberOfThousandsOfDigitsCostsItselfToo() {
        String number = "9".repeat(5000);
        assertThat(video("'comment_count':" + number).counters().comments()).isNull();
        assertThat(drift("'comment_count':" + number).count("comment_count", Kind.OUT_OF_RANGE))
                .isEqualTo(1);
    }

    @Test
    void theCountersOfANodeMayBeZeroOrOutOfRangeOrUnderTheirOtherName() {
        String node = "{'node':{'id':'1','shortcode':'x','is_video':true,%s}}";
        assertThat(entry(node.formatted("'edge_media_to_comment':{'count':0},'edge_liked_by':{'count':9}"))
                        .counters())
                .isEqualTo(new MediaCounters(9L, false, 0L, null, null, null, null, null, null, null));
        assertThat(entry(node.formatted("'edge_media_to_comment':{'count':-1},'video_play_count':7"))
                        .counters())
                .isEqualTo(new MediaCounters(null, false, null, 7L, null, null, null, null, null, null));
        assertThat(entry("{'node':{'id':'1','shortcode':'x','display_url':'https://x/y','video_play_count':7,"
                                + "'video_view_count':7}}")
                        .counters())
                .as("a photo")
                .isEqualTo(new MediaCounters(null, false, null, null, null, null, null, null, null, null));
    }

    @Test
    void ofTheTwoLikeCountersOfANodeTheOneThatAgreesWithTheFeedIsRead() {
        String node = "{'node':{'id':'1','shortcode':'DM2dEDni_3D','__typename':'GraphVideo','is_video':true,"
                + "'edge_liked_by':{'count':1932},'edge_media_preview_like':{'count':5795},"
                + "'edge_media_to_comment':{'count':35},'video_view_count':2944}}";
        assertThat(entry(node).counters())
                .isEqualTo(new MediaCounters(5795L, false, 35L, null, null, 2944L, null, null, null, null));
        MediaCounters hidden = entry(node.replace("5795", "-1")).counters();
        assertThat(hidden.likes()).isNull();
        assertThat(hidden.likesHidden()).isTrue();
    }
}
