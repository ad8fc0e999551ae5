package dev.creatorflow.activities.instagram;

import static dev.creatorflow.activities.instagram.OneItem.PK;
import static dev.creatorflow.activities.instagram.OneItem.video;
import static dev.creatorflow.activities.instagram.OneItem.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.creatorflow.activities.instagram.Drift.Kind;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files of a medium are worth keeping. */
class SlotRulesTest {
    private static final String IMAGE = "'image_versions2':{'candidates':[{'url':'https://x/i','width':5,'height':6}]}";
    private static final String FILM = "'video_versions':[{'url':'https://x/v','width':7,'height':8}]";

    @Test
    void defect15PhotosVideosAndCoversAreKept() {
        assertThat(with("'media_type':1," + IMAGE).slots())
                .containsExactly(new MediaSlot(PK, MediaRole.IMAGE, 0, "https://x/i", 5, 6));
        assertThat(video("'product_type':'feed'," + IMAGE + "," + FILM).slots())
                .containsExactly(
                        new MediaSlot(PK, MediaRole.VIDEO, 0, "https://x/v", 7, 8),
                        new MediaSlot(PK, MediaRole.COVER, 0, "https://x/i", 5, 6));
        assertThat(video("'product_type':'clips'," + FILM).slots())
                .extracting(MediaSlot::role)
                .containsExactly(MediaRole.VIDEO);
        assertThat(video(IMAGE).slots()).extracting(MediaSlot::role).containsExactly(MediaRole.COVER);
        assertThat(video("'x':1").slots()).isEmpty();
    }

    @Test
    void defect15EveryChildOfACarouselIsKeptAndTheCarouselsOwnImageIsNot() {
        assertThat(with("'media_type':8," + IMAGE.replace("x/i", "x/own") + ",'carousel_media':["
                                + "{'id':'111_42','pk':100,'media_type':1," + IMAGE + "},"
                                + "{'strong_id__':'222_42','media_type':2," + IMAGE + "," + FILM + "},"
                                + "{'pk':'333','media_type':1," + IMAGE + "},"
                                + "{'pk':444,'media_type':1," + IMAGE + "},"
                                + "{'id':'111_42','media_type':1," + IMAGE + "},"
                                + "{'id':'" + PK + "_42','media_type':1," + IMAGE + "}]")
                        .slots())
                .containsExactly(
                        new MediaSlot("111", MediaRole.IMAGE, 0, "https://x/i", 5, 6),
                        new MediaSlot("222", MediaRole.VIDEO, 1, "https://x/v", 7, 8),
                        new MediaSlot("222", MediaRole.COVER, 1, "https://x/i", 5, 6),
                        new MediaSlot("333", MediaRole.IMAGE, 2, "https://x/i", 5, 6),
                        new MediaSlot(PK + "_3", MediaRole.IMAGE, 3, "https://x/i", 5, 6),
                        new MediaSlot(PK + "_4", MediaRole.IMAGE, 4, "https://x/i", 5, 6),
                        new MediaSlot(PK + "_5", MediaRole.IMAGE, 5, "https://x/i", 5, 6));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2, true",
        "3, 2, false",
        ", 2, false",
        "1, 1, false",
    })
    void aCarouselIsWholeWhereAsManySlidesCameAsItSaysItHas(@Nullable Integer stated, int came, boolean whole) {
        String slides = IntStream.range(0, came)
                .mapToObj(n -> "{'id':'" + (111 + n) + "_42','media_type':1," + IMAGE + "}")
                .collect(Collectors.joining(",", "'carousel_media':[", "]"));
        String count = stated == null ? "" : "'carousel_media_count':" + stated + ",";

        assertThat(with("'media_type':8," + count + slides).slidesWhole()).isEqualTo(whole);
    }

    @Test
    void aCarouselWithASlideThatCannotBeReadIsNotWhole() {
        assertThat(with("'media_type':8,'carousel_media_count':2,'carousel_media':[{'id':'111_42','media_type':1,"
                                + IMAGE + "},{'id':'112_42','media_type':1}]")
                        .slidesWhole())
                .isFalse();
    }

    @Test
    void aChildThatCannotBeReadLeavesItsPlaceEmpty() {
        assertThat(with("'media_type':8,'carousel_media':[null,'x',{'media_type':2,'video_versions':'no'},"
                                + "{'id':'111_42','media_type':1," + IMAGE + "}]")
                        .slots())
                .extracting(MediaSlot::mediaPk, MediaSlot::position)
                .containsExactly(tuple("111", 3));
    }

    @ParameterizedTest
    @CsvSource({
        "'[{''u'':''a'',''w'':240},{''u'':''b'',''w'':1080},{''u'':''c'',''w'':640}]', b",
        "'[{''u'':''a'',''w'':640,''h'':640},{''u'':''b'',''w'':640,''h'':800}]', b",
        "'[{''u'':''a'',''w'':640,''h'':800},{''u'':''b'',''w'':640,''h'':800}]', a",
        "'[{''u'':''a''},{''u'':''b'',''w'':1}]', b",
        "'[{''u'':''a'',''w'':-5},{''u'':''b''}]', a",
        "'[{''u'':''a'',''w'':0,''h'':9},{''u'':''b'',''w'':0,''h'':99}]', b",
        "'[{''w'':9999},{''u'':''b'',''w'':1}]', b",
        "'[null,5,{''u'':''b''}]', b",
    })
    void theWidestCandidateIsTaken(String candidates, String taken) {
        String versions = candidates
                .replaceAll("'u':'(.)'", "'url':'https://x/$1'")
                .replace("'w'", "'width'")
                .replace("'h'", "'height'");
        assertThat(with("'media_type':1,'image_versions2':{'candidates':" + versions + "}")
                        .slots())
                .singleElement()
                .satisfies(slot -> assertThat(slot.url()).isEqualTo("https://x/" + taken));
        assertThat(video("'video_versions':" + versions).slots())
                .singleElement()
                .satisfies(slot -> assertThat(slot.url()).isEqualTo("https://x/" + taken));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "'ftp://x/i'",
                "'file:///etc/passwd'",
                "'javascript:alert(1)'",
                "'data:image/png;base64,AA'",
                "'//x/i'",
                "'https://'",
                "'https://x/a b'",
                "'https://x/\\u0000'",
                "'https://x/\\ud800'",
                "5",
                "null",
                "{}"
            })
    void onlyWebLinksAreLinks(String url) {
        assertThat(with("'media_type':1,'image_versions2':{'candidates':[{'width':5,'url':" + url + "}]}")
                        .slots())
                .isEmpty();
    }

    @Test
    void aLinkOfAnyOtherKindIsDrift() {
        String image = "'image_versions2':{'candidates':[{'url':%s}]}";
        assertThat(OneItem.drift(image.formatted("'ftp://x/y'")).count("url", Kind.OUT_OF_RANGE))
                .isEqualTo(1);
        assertThat(OneItem.drift(image.formatted("5")).count("url", Kind.RETYPED))
                .isEqualTo(1);
        for (String absent : new String[] {"null", "''", "'https://x/y'"}) {
            Drift drift = OneItem.drift(image.formatted(absent));
            assertThat(drift.count("url", Kind.RETYPED)).isZero();
            assertThat(drift.count("url", Kind.OUT_OF_RANGE)).isZero();
        }
        String longest = "https://x/" + "y".repeat(8182);
        assertThat(with("'media_type':1," + image.formatted("'" + longest + "'"))
                        .slots())
                .hasSize(1);
        assertThat(with("'media_type':1," + image.formatted("'" + longest + "y'"))
                        .slots())
                .isEmpty();
        assertThat(with("'media_type':1," + image.formatted("'HTTP://x'")).slots())
                .hasSize(1);
    }

    @Test
    void defect6AnEmptyListOfCandidatesCostsNoItem() {
        assertThat(with("'media_type':1,'image_versions2':{'candidates':[]}").slots())
                .isEmpty();
        assertThat(with("'media_type':1,'image_versions2':null").slots()).isEmpty();
    }
}
