package dev.creatorflow.activities.reddit;

import static dev.creatorflow.activities.reddit.RecordedAnswersTest.reached;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.activities.instagram.RecordedBodies;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import dev.creatorflow.workflows.reddit.model.RedditPost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostFilesTest {
    private static final String SOURCE = """
            "preview":{"images":[{"source":{"url":"https://preview.redd.it/a.jpg?auto=webp&s=1","width":1080,"height":1350},
             "resolutions":[{"url":"https://preview.redd.it/a.jpg?width=108&s=2","width":108,"height":135}]}]}""";

    @Test
    void aPictureIsTheLinkOfThePostInThePreviewsSize() {
        assertThat(files("""
                "domain":"i.redd.it","url":"https://i.redd.it/a.jpg",""" + SOURCE))
                .containsExactly(new MediaSlot("abc", MediaRole.IMAGE, 0, "https://i.redd.it/a.jpg", 1080, 1350));
    }

    @Test
    void theLinkThatIsMeantGoesBeforeTheOneThatIsShown() {
        assertThat(files("""
                "is_reddit_media_domain":true,"url":"https://reddit.com/x","url_overridden_by_dest":"https://i.redd.it/b.png\""""))
                .containsExactly(new MediaSlot("abc", MediaRole.IMAGE, 0, "https://i.redd.it/b.png", null, null));
    }

    @Test
    void aMovingPictureIsItsVideo() {
        assertThat(files("""
                "domain":"i.redd.it","url":"https://i.redd.it/a.gif","preview":{"images":[{"source":{"url":"https://preview.redd.it/a.gif?s=1",
                 "width":480,"height":270},"variants":{"mp4":{"source":{"url":"https://preview.redd.it/a.gif?format=mp4&s=2",
                 "width":480,"height":270}}}}]}"""))
                .containsExactly(new MediaSlot(
                        "abc", MediaRole.VIDEO, 0, "https://preview.redd.it/a.gif?format=mp4&s=2", 480, 270));
    }

    @Test
    void aPictureWithoutALinkIsItsWidestPreview() {
        assertThat(files("\"domain\":\"i.redd.it\"," + SOURCE))
                .containsExactly(new MediaSlot(
                        "abc", MediaRole.IMAGE, 0, "https://preview.redd.it/a.jpg?auto=webp&s=1", 1080, 1350));
    }

    @Test
    void everyItemOfAGalleryIsInItsOrderAndAtItsWidest() {
        assertThat(files("""
                "is_gallery":true,"domain":"reddit.com","url":"https://www.reddit.com/gallery/abc",
                "gallery_data":{"items":[{"media_id":"m2","id":1},{"media_id":"m1","id":2},{"media_id":"m3","id":3},
                 {"media_id":"gone","id":4},{"media_id":"m5","id":5},{"id":6},{"media_id":"m7","id":7}]},
                "media_metadata":{
                 "m1":{"status":"valid","e":"Image","m":"image/jpg","p":[{"u":"https://preview.redd.it/m1?width=108","x":108,"y":100}],
                       "s":{"u":"https://preview.redd.it/m1.jpg?width=1080&s=1","x":1080,"y":1000}},
                 "m2":{"status":"valid","e":"AnimatedImage","m":"image/gif",
                       "s":{"gif":"https://i.redd.it/m2.gif","mp4":"https://preview.redd.it/m2.gif?format=mp4","x":400,"y":300}},
                 "m3":{"status":"unprocessed"},
                 "m5":{"status":"failed","s":{"u":"https://preview.redd.it/m5.jpg"}},
                 "m7":{"status":"valid","e":"AnimatedImage","s":{"gif":"https://i.redd.it/m7.gif"}}}"""))
                .containsExactly(
                        new MediaSlot("m2", MediaRole.VIDEO, 0, "https://preview.redd.it/m2.gif?format=mp4", 400, 300),
                        new MediaSlot(
                                "m1", MediaRole.IMAGE, 1, "https://preview.redd.it/m1.jpg?width=1080&s=1", 1080, 1000),
                        new MediaSlot("m7", MediaRole.IMAGE, 6, "https://i.redd.it/m7.gif", null, null));
    }

    @Test
    void aGalleryItemThatIsNotNamedWholeIsItsWidestForm() {
        assertThat(files("""
                "is_gallery":true,"gallery_data":{"items":[{"media_id":"m1"}]},
                "media_metadata":{"m1":{"status":"valid","p":[{"u":"https://preview.redd.it/m1?w=640","x":640,"y":1},
                 {"u":"https://preview.redd.it/m1?w=108","x":108,"y":1},{"x":9000}],"s":{}}}"""))
                .containsExactly(new MediaSlot("m1", MediaRole.IMAGE, 0, "https://preview.redd.it/m1?w=640", 640, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secure_media", "media"})
    void aVideoIsItsFileAndTheCoverBeforeIt(String where) {
        assertThat(files("\"domain\":\"v.redd.it\",\"url\":\"https://v.redd.it/v1\",\"is_video\":true,\"" + where + """
                ":{"reddit_video":{"fallback_url":"https://v.redd.it/v1/DASH_720.mp4?source=fallback","width":720,"height":1280,
                 "transcoding_status":"completed"}},"""
                        + SOURCE))
                .containsExactly(
                        new MediaSlot(
                                "abc",
                                MediaRole.VIDEO,
                                0,
                                "https://v.redd.it/v1/DASH_720.mp4?source=fallback",
                                720,
                                1280),
                        new MediaSlot(
                                "abc", MediaRole.COVER, 0, "https://preview.redd.it/a.jpg?auto=webp&s=1", 1080, 1350));
    }

    @Test
    void aVideoThatIsNotProcessedYetHasNoFileYet() {
        assertThat(files("""
                "domain":"v.redd.it","is_video":true,"secure_media":{"reddit_video":{"transcoding_status":"error",
                 "fallback_url":"https://v.redd.it/v1/DASH_720.mp4"}}""")).isEmpty();
        assertThat(files("""
                "domain":"v.redd.it","url":"https://v.redd.it/v1","is_video":true,"secure_media":null,"media":null""")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"domain\":\"i.imgur.com\",\"url\":\"https://i.imgur.com/a.jpg\",\"post_hint\":\"image\","
                        + "\"is_reddit_media_domain\":false",
                "\"domain\":\"youtube.com\",\"url\":\"https://www.youtube.com/watch?v=1\",\"post_hint\":\"rich:video\","
                        + "\"media\":{\"type\":\"youtube.com\",\"oembed\":{}}",
                "\"domain\":\"redgifs.com\",\"url\":\"https://redgifs.com/x\"",
                "\"domain\":\"self.x\",\"is_self\":true,\"url\":\"https://www.reddit.com/r/x/1\"",
                "\"domain\":\"i.reddituploads.com\",\"url\":\"https://i.reddituploads.com/a\",\"is_reddit_media_domain\":true",
                "\"domain\":\"example.com\",\"url\":\"https://example.com/a.jpg\"",
                "\"gallery_data\":null,\"is_gallery\":true",
                "\"gallery_data\":{\"items\":7},\"is_gallery\":true,\"media_metadata\":[]",
            })
    void whatRedditDoesNotKeepItselfIsNotCopied(String post) {
        assertThat(files(post + (post.contains("gallery") ? "" : "," + SOURCE))).isEmpty();
    }

    @Test
    void aCrosspostsFilesAreTheOtherPosts() {
        assertThat(files("""
                "domain":"i.redd.it","url":"https://i.redd.it/a.jpg","crosspost_parent":"t3_zzz",
                "crosspost_parent_list":[{"id":"zzz","subreddit":"y"}]""")).isEmpty();
    }

    @Test
    void entitiesInLinksAreDecodedWhateverTheBodyIsWrittenIn() {
        String linked =
                "\"domain\":\"i.redd.it\",\"url_overridden_by_dest\":\"https://preview.redd.it/a.jpg?w=1&amp;s=2\"";
        assertThat(files(linked)).extracting(MediaSlot::url).containsExactly("https://preview.redd.it/a.jpg?w=1&s=2");
        assertThat(files(linked + ",\"selftext_html\":\"<p>plain</p>\""))
                .extracting(MediaSlot::url)
                .containsExactly("https://preview.redd.it/a.jpg?w=1&s=2");
    }

    @Test
    void theRecordedGalleryIsNotProcessedYet() throws IOException {
        JsonNode page = new ObjectMapper().readTree(RecordedBodies.body("reddit/comments_page_gallery_2025.json"));
        List<RedditPost> posts = reached(
                        new RedditMapper().posts(200, page.path(0).toString().getBytes(StandardCharsets.UTF_8)))
                .posts();

        assertThat(posts).singleElement().satisfies(post -> {
            assertThat(post.flags().isGallery()).isTrue();
            assertThat(post.files()).isEmpty();
        });
    }

    private static List<MediaSlot> files(String fields) {
        String post = "{\"id\":\"abc\",\"subreddit\":\"x\"," + fields + "}";
        String body = "{\"kind\":\"Listing\",\"data\":{\"after\":null,\"children\":[{\"kind\":\"t3\",\"data\":" + post
                + "}]}}";
        return reached(new RedditMapper().posts(200, body.getBytes(StandardCharsets.UTF_8)))
                .posts()
                .getFirst()
                .files();
    }
}
