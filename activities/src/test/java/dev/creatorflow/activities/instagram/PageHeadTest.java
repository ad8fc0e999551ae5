package dev.creatorflow.activities.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageHeadTest {
    private final LooterMapper mapper = new LooterMapper();

    @ParameterizedTest
    @CsvSource({
        "'''paging_info'':{''max_id'':''a'',''more_available'':true}', a, true",
        "'''paging_info'':{''max_id'':''a'',''more_available'':false}', a, false",
        "'''paging_info'':{''more_available'':true}', , true",
        "'''paging_info'':{''max_id'':null,''more_available'':1}', , true",
        "'''next_max_id'':''a'',''more_available'':true', a, true",
        "'''next_max_id'':''a''', a, true",
        "'''next_max_id'':''''', , false",
        "'''next_max_id'':3666312149783474087', 3666312149783474087, true",
        "'''next_max_id'':3.5', , false",
        "'''next_max_id'':''a'',''more_available'':''soon''', a, true",
        "'''more_available'':0', , false",
        "'''x'':1', , false",
        "'''paging_info'':{''max_id'':''a'',''more_available'':true},''next_max_id'':''b'',''more_available'':false', a, true",
    })
    void defect1TheCursorIsWhereverItIsAndWithoutAFlagItDecides(String paging, @Nullable String cursor, boolean more) {
        assertThat(mapper.readHead(Stream.POSTS, OneItem.json("{'items':[{}],%s}".formatted(paging))))
                .isEqualTo(new PageHead(1, cursor, more));
    }

    @Test
    void aPageThatLeftItsListOutIsEmpty() {
        byte[] body = OneItem.json("{'paging_info':{'more_available':false},'status':'ok'}");
        assertThat(mapper.readHead(Stream.REELS, body)).isEqualTo(new PageHead(0, null, false));
        assertThat(mapper.mapPage(Stream.REELS, body).items()).isEmpty();
    }

    @Test
    void whatIsNoPageIsNamedByItsStream() {
        byte[] body = OneItem.json("{'status':'ok'}");
        assertThatThrownBy(() -> mapper.readHead(Stream.REELS, body)).hasMessageContaining("no page of reels");
        assertThatThrownBy(() -> mapper.mapPage(Stream.POSTS, body)).hasMessageContaining("no page of posts");
    }

    @Test
    void deepNestingIsNoMatterUntilItIsAbsurd() {
        String deep = "{'a':".repeat(300) + "1" + "}".repeat(300);
        byte[] body = OneItem.json(
                "{'items':[{'id':'1_2','media_type':1,'x':" + deep + "}],'more_available':false,'y':" + deep + "}");
        assertThat(mapper.readHead(Stream.POSTS, body).entries()).isEqualTo(1);
        assertThat(mapper.mapPage(Stream.POSTS, body).items()).hasSize(1);
        byte[] absurd = ("[".repeat(100_000) + "]".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> mapper.readHead(Stream.POSTS, absurd)).isInstanceOf(UnreadableBodyException.class);
    }

    @Test
    void bytesThatAreNoUtf8CostThemselvesAndNotThePage() {
        byte[] body =
                OneItem.json("{'items':[{'id':'1_2','media_type':1,'caption':{'text':'a?b'}}],'more_available':true}");
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '?' ? (byte) 0xFF : body[i];
        }
        assertThat(mapper.readHead(Stream.POSTS, body)).isEqualTo(new PageHead(1, null, true));
        assertThat(mapper.mapPage(Stream.POSTS, body).items())
                .extracting(MediaItem::caption)
                .containsExactly("a\uFFFDb");
    }
}
