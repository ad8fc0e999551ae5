package dev.creatorflow.activities.analytics.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostTypeTest {
    @ParameterizedTest
    @CsvSource({
        "https://i.redd.it/abc.jpg, IMAGE",
        "https://i.redd.it/abc, IMAGE",
        "https://cdn.example.org/a.JPG?width=640&s=1, IMAGE",
        "https://i.imgur.com/x, IMAGE",
        "https://v.redd.it/abc, VIDEO",
        "https://www.youtube.com/watch?v=1, VIDEO",
        "https://youtu.be/1, VIDEO",
        "https://www.redgifs.com/watch/x, VIDEO",
        "https://notyoutube.com/a, LINK",
        "https://example.org/a b|c?x=1, LINK",
        "https://example.org/page, LINK"
    })
    void theAddressSaysTheType(String url, PostType type) {
        assertThat(Posts.linking(url).type()).isEqualTo(type);
    }

    @Test
    void aPostThatSaysNothingHasNoType() {
        assertThat(new PostSample(1L, 1L, null, null, false, false, false, false, null, null).type())
                .isNull();
    }

    @Test
    void postFiguresKeepUnknownUnknown() {
        PostFigures figures = PostFigures.of(Posts.at(null, 3L, null), null);
        assertThat(figures).isEqualTo(new PostFigures("text", null, null, null, null));

        PostFigures known = PostFigures.of(Posts.at(8L, 3L, Posts.NOON), "one😀");
        assertThat(known).isEqualTo(new PostFigures("text", 4L, 5, 12, 0.375));
        assertThat(PostFigures.of(Posts.at(0L, 3L, Posts.NOON), "").commentRatio())
                .isNull();
    }

    @Test
    void aThumbnailIsAPictureOrAWord() {
        assertThat(PostFigures.hasThumbnail("nsfw")).isFalse();
        assertThat(PostFigures.hasThumbnail("https://b.thumbs.redditmedia.com/x.jpg"))
                .isTrue();
        assertThat(PostFigures.hasThumbnail(null)).isNull();
    }
}
