package dev.creatorflow.activities.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.instagram.Drift.Finding;
import dev.creatorflow.activities.instagram.Drift.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of field takes, at its edges, and what is counted where it does not. */
class FieldsTest {
    private final DriftCounter drift = new DriftCounter();

    @ParameterizedTest
    @CsvSource({
        "0, 0, ",
        "-1, , OUT_OF_RANGE",
        "9007199254740992.0, 9007199254740992, ",
        "9007199254740994.0, , OUT_OF_RANGE",
        "-9007199254740994.0, , OUT_OF_RANGE",
        "0.5, , OUT_OF_RANGE",
        "'\"999999999999999999\"', 999999999999999999, ",
        "'\"1234567890123456789\"', , RETYPED",
        "'\"\"', , RETYPED",
        "'\"12a\"', , RETYPED",
        "'\"/0\"', , RETYPED",
        "'\":0\"', , RETYPED",
        "null, , NULL",
    })
    void counts(String json, @Nullable Long read, @Nullable Kind odd) {
        assertThat(fields("{'f':" + json + "}").count("f")).isEqualTo(read);
        oddity(odd);
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647, 2147483647, ",
        "2147483648, , OUT_OF_RANGE",
        "0, 0, ",
        "-1, , OUT_OF_RANGE",
        "true, 1, ",
        "false, 0, ",
        "{}, , RETYPED",
    })
    void smallCounts(String json, @Nullable Integer read, @Nullable Kind odd) {
        assertThat(fields("{'f':" + json + "}").smallCount("f")).isEqualTo(read);
        oddity(odd);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0, ",
        "15.366, 15.366, ",
        "-0.1, , OUT_OF_RANGE",
        "1e999, , OUT_OF_RANGE",
        "'\"15\"', , RETYPED",
        "null, , NULL",
    })
    void decimals(String json, @Nullable Double read, @Nullable Kind odd) {
        assertThat(fields("{'f':" + json + "}").decimal("f")).isEqualTo(read);
        oddity(odd);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, ",
        "0, false, ",
        "1, true, ",
        "2, , RETYPED",
        "'\"true\"', , RETYPED",
        "null, , NULL",
    })
    void flags(String json, @Nullable Boolean read, @Nullable Kind odd) {
        assertThat(fields("{'f':" + json + "}").flag("f")).isEqualTo(read);
        oddity(odd);
    }

    @ParameterizedTest
    @CsvSource({"'\"abc\"', abc, ", "'\"abcd\"', , OUT_OF_RANGE", "'\"\"', , ", "5, , RETYPED", "null, , NULL"})
    void shortTexts(String json, @Nullable String read, @Nullable Kind odd) {
        assertThat(fields("{'f':" + json + "}").shortText("f", 3)).isEqualTo(read);
        oddity(odd);
    }

    @Test
    void aMissingFieldIsCountedAsMissing() {
        Fields fields = fields("{}");
        assertThat(fields.count("f")).isNull();
        assertThat(fields.flag("f")).isNull();
        assertThat(fields.text("f")).isNull();
        assertThat(fields.decimal("f")).isNull();
        assertThat(fields.list("f")).isEmpty();
        assertThat(drift.result().counts()).isEqualTo(Map.of(new Finding("f", Kind.MISSING), 5));
    }

    @ParameterizedTest
    @CsvSource({"[1], LIST, ", "{}, OBJECT, ", "5, , RETYPED", "null, , NULL"})
    void listsAndObjectsAreNotTakenForEachOther(String json, @Nullable String is, @Nullable Kind odd) {
        assertThat(fields("{'f':" + json + "}").list("f").isArray()).isEqualTo("LIST".equals(is));
        if (is == null || is.equals("LIST")) {
            oddity(odd);
        }
        assertThat(fields("{'f':" + json + "}").object("f").isObject()).isEqualTo("OBJECT".equals(is));
        assertThat(drift.result().count("f", Kind.RETYPED)).isEqualTo(is != null ? 1 : odd == Kind.RETYPED ? 2 : 0);
    }

    @Test
    void ofSeveralNamesTheFirstThatCanBeReadIsTaken() {
        assertThat(fields("{'a':null,'b':'x','c':7,'d':8}").countOf("a", "b", "c", "d"))
                .isEqualTo(7L);
        assertThat(fields("{'a':0,'c':7}").countOf("a", "c")).isZero();
        assertThat(fields("{'a':[],'b':{}}").countOf("a", "b")).isNull();
        assertThat(fields("{'a':'12'}").countOf("a")).isEqualTo(12L);
        assertThat(drift.result().counts()).isEqualTo(Map.of(new Finding("b", Kind.RETYPED), 1));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "0, ",
        "-5, ",
        "9007199254740992, 9007199254740992",
        "9007199254740993, ",
        "42.0, ",
        "'\"42\"', 42",
        "'\"9223372036854775807\"', 9223372036854775807",
        "'\"9223372036854775808\"', ",
        "'\"042\"', ",
        "'\"\"', ",
        "'\"4 2\"', ",
        "'\"4/2\"', ",
        "'\"4:2\"', ",
        "true, ",
    })
    void idsAreWhatADoubleCannotHaveDamaged(String json, @Nullable String id) {
        assertThat(Fields.id(node("{'f':" + json + "}").path("f"))).isEqualTo(id);
    }

    @Test
    void unknownFieldsOfTheWrapperCountToo() {
        new Fields(node("{'id':'1','new_a':1}"), node("{'media':{},'new_b':1}"), drift).countUnknown(KnownFields.MEDIA);
        assertThat(drift.result().counts())
                .isEqualTo(Map.of(new Finding("new_a", Kind.UNKNOWN), 1, new Finding("new_b", Kind.UNKNOWN), 1));
    }

    private void oddity(@Nullable Kind odd) {
        assertThat(drift.result().counts()).isEqualTo(odd == null ? Map.of() : Map.of(new Finding("f", odd), 1));
    }

    private Fields fields(String json) {
        return new Fields(node(json), drift);
    }

    private static JsonNode node(String json) {
        return LooterJson.tree(OneItem.json(json));
    }
}
