package dev.creatorflow.activities.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashtagsTest {

    @ParameterizedTest
    @CsvSource({
        "'#cafe',            '#cafe'",
        "'#café',            '#café'",
        "'#cafe\u0301 now',  '#cafe\u0301'",
        "'#日本語 と #写真部', '#日本語|#写真部'",
        "'#привет_мир2',     '#привет_мир2'",
        "'#हिन्दी',            '#हिन्दी'",
        "'#ภาษาไทย',           '#ภาษาไทย'",
        "'#العربية',          '#العربية'",
        "'#می\u200Cخواهم',    '#می\u200Cخواهم'",
        "'#צה״ל',             '#צה״ל'",
        "'#བོད་སྐད་ ',            '#བོད་སྐད'",
        "'#col·lecció',      '#col·lecció'",
        "'#fit·#gym',        '#fit|#gym'",
        "'#food·travel',     '#food'",
        "'#한국어',            '#한국어'",
        "'#𝒻ancy',           '#𝒻ancy'",
    })
    void defect19HashtagsOfEveryAlphabetAreKeptWhole(String caption, String expected) {
        assertThat(Hashtags.in(caption)).containsExactly(expected.split("\\|"));
    }

    @Test
    void keepsOrderDuplicatesAndCase() {
        assertThat(Hashtags.in("#b then #A, #b\n#a")).containsExactly("#b", "#A", "#b", "#a");
    }

    @Test
    void findsTagsThatTouchEachOtherOrAWord() {
        assertThat(Hashtags.in("love#one#two")).containsExactly("#one", "#two");
        assertThat(Hashtags.in("##double")).containsExactly("#double");
    }

    @Test
    void endsATagAtPunctuationAndEmoji() {
        assertThat(Hashtags.in("#sun☀️, #moon! #a-b #❤️ (#in)")).containsExactly("#sun", "#moon", "#a", "#in");
    }

    @Test
    void aKeycapEmojiIsNoTag() {
        assertThat(Hashtags.in("#️⃣ we are #1️⃣ and # alone")).isEmpty();
        assertThat(Hashtags.in("#1 and #2026")).containsExactly("#1", "#2026");
    }

    @Test
    void theFragmentOfAWebAddressIsNoTag() {
        assertThat(Hashtags.in("see https://a.example/x#part and shop.example.com/#top, www.b.example#no #yes"))
                .containsExactly("#yes");
    }

    @Test
    void aFullWidthSignMakesTheSameTag() {
        assertThat(Hashtags.in("＃東京 #東京")).containsExactly("#東京", "#東京");
    }

    @Test
    void aCombiningMarkNeedsALetterBeforeIt() {
        assertThat(Hashtags.in("#\u0301x")).isEmpty();
    }

    @Test
    void anEmptyTextHasNone() {
        assertThat(Hashtags.in("")).isEmpty();
        assertThat(Hashtags.in("no tags here")).isEmpty();
    }

    @Test
    void onAsciiCaptionsResultsEqualTheOldRule() {
        Pattern old = Pattern.compile("#[A-Za-z0-9_]+");
        String alphabet = "ab Z09_#@.,!\n-";
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder caption = new StringBuilder();
            random.ints(40, 0, alphabet.length()).forEach(i -> caption.append(alphabet.charAt(i)));
            List<String> expected =
                    old.matcher(caption).results().map(MatchResult::group).toList();
            assertThat(Hashtags.in(caption.toString()))
                    .as("seed %d: %s", seed, caption)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aLongTextWithoutSpacesIsReadInLinearTime() {
        String hostile = "a.".repeat(50_000) + "#end";
        assertThat(Hashtags.in(hostile)).containsExactly("#end");
    }
}
