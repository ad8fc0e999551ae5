package dev.creatorflow.starter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ConsoleTest {

    private static final Table TABLE = Table.of("creator", "followers", "rate", "seen", "tags")
            .row("nasa", 1234567L, 2.38912, Instant.parse("2026-11-21T08:09:10Z"), List.of("a", "b"))
            .row("=1+1,\"x\"", null, new BigDecimal("0.5"), null, List.of())
            .build();

    @Test
    void aTableIsAlignedAndTellsTheUnknownFromZero() {
        assertThat(new TableText(Ansi.OFF).render(TABLE)).isEqualTo("""
                creator   followers   rate  seen               tags
                nasa      1,234,567  2.389  2026-11-21 08:09Z  a, b
                =1+1,"x"          –    0.5  –
                """);
    }

    @Test
    void aTableWithColoursHasTheSameTextAndWidths() {
        String coloured = new TableText(Ansi.ON)
                .render(Table.of("creator", "outcome").row("nasa", "COMPLETE").build());
        assertThat(coloured).contains("\u001b[");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo("creator  outcome\nnasa     COMPLETE\n");
    }

    @Test
    void textOfOthersCannotSteerTheTerminal() {
        assertThat(new TableText(Ansi.OFF)
                        .render(Table.of("x").row("a\u001b[2Jb\nc").build()))
                .isEqualTo("x\na [2Jb c\n");
    }

    @Test
    void csvKeepsNumbersWholeQuotesWhatNeedsItAndDefusesFormulas() {
        assertThat(CsvText.render(TABLE))
                .isEqualTo("creator,followers,rate,seen,tags\r\n"
                        + "nasa,1234567,2.38912,2026-11-21T08:09:10Z,a|b\r\n"
                        + "\"'=1+1,\"\"x\"\"\",,0.5,,\r\n");
    }

    @Test
    void aRowOfAnotherWidthIsRefused() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Table.of("a", "b").row(1).build())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
