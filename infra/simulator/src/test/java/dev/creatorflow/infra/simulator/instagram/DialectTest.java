package dev.creatorflow.infra.simulator.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DialectTest {

    @Test
    void damagesIdsAsTheProviderDoes() {
        // Pairs taken from a recorded body.
        assertThat(Dialect.damaged(3722942542216596724L)).isEqualTo(3722942542216596500L);
        assertThat(Dialect.damaged(3722091117001457336L)).isEqualTo(3722091117001457000L);
        assertThat(Dialect.damaged(3722091099746092239L)).isEqualTo(3722091099746092000L);
        assertThat(Dialect.damaged(17841472882932633L)).isEqualTo(17841472882932632L);
        assertThat(Dialect.damaged(72700000431L)).isEqualTo(72700000431L);
    }
}
