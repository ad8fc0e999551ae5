package dev.creatorflow.activities.instagram;

import static dev.creatorflow.activities.instagram.OneItem.entry;
import static dev.creatorflow.activities.instagram.OneItem.video;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.instagram.Drift.Kind;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionRulesTest {
    @ParameterizedTest
    @CsvSource({
        "'''caption'':{''text'':''hello''}', hello, true",
        "'''caption'':''hello''', hello, true",
        "'''caption_text'':''hello''', hello, true",
        "'''caption'':5,''caption_text'':''hello''', hello, true",
        "'''caption'':null', , true",
        "'''caption'':{''text'':null}', , true",
        "'''caption'':{''text'':''''}', , true",
        "'''caption_text'':''''', , true",
        "'''x'':1', , false",
        "'''caption'':{''pk'':''1''}', , false",
        "'''caption'':{''text'':5}', , false",
        "'''caption'':[]', , false",
    })
    void defect32NoCaptionIsNeitherAnUnknownOneNorATextOfItsOwn(
            String fields, @Nullable String caption, boolean delivered) {
        MediaItem item = video(fields);
        assertThat(item.caption()).isEqualTo(caption);
        assertThat(item.captionDelivered()).isEqualTo(delivered);
        assertThat(item.hashtags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{''edges'':[{''node'':{''text'':''hello''}}]}', hello, true",
        "'{''edges'':[]}', , true",
        "'{''edges'':[{''node'':{}}]}', , false",
        "null, , false",
    })
    void theCaptionOfANodeIsItsFirstEdge(String edges, @Nullable String caption, boolean delivered) {
        MediaItem item =
                entry("{'node':{'id':'1','shortcode':'x','is_video':true,'edge_media_to_caption':" + edges + "}}");
        assertThat(item.caption()).isEqualTo(caption);
        assertThat(item.captionDelivered()).isEqualTo(delivered);
    }

    @Test
    void aCaptionOfAnotherTypeIsDriftAndAMissingOneIsNot() {
        assertThat(OneItem.drift("'caption':5").count("caption", Kind.RETYPED)).isEqualTo(1);
        assertThat(OneItem.drift("'caption_text':'x'").count("caption", Kind.RETYPED))
                .isZero();
    }

    @Test
    void defect19CaptionsAreWholeAndTheirTagsAreReadInEveryAlphabet() {
        String text = "é".repeat(2190) + " #süß #東京 @some.body. me@example.org #END";
        MediaItem item = video("'caption':{'text':'" + text + "'}");
        assertThat(item.caption()).isEqualTo(text);
        assertThat(item.hashtags()).containsExactly("#süß", "#東京", "#END");
        assertThat(item.mentions()).containsExactly("@some.body");
    }

    @ParameterizedTest
    @CsvSource({
        "a\\u0000b, a\uFFFDb",
        "a\\ud83db, a\uFFFDb",
        "a\\udc97, a\uFFFD",
        "\\ud83d\\udc97, \uD83D\uDC97",
        "\\udc97\\ud83d, \uFFFD\uFFFD",
    })
    void whatPostgresDoesNotTakeIsReplacedAndTheRestStays(String delivered, String stored) {
        assertThat(video("'caption':{'text':'" + delivered + "'}").caption()).isEqualTo(stored);
        assertThat(video("'accessibility_caption':'" + delivered + "'").accessibilityCaption())
                .isEqualTo(stored);
    }
}
