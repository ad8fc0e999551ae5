package dev.creatorflow.activities.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void defect47FiveOutagesInARowOpenTheCircuit() {
        Circuit circuit = Circuit.CLOSED;
        for (int i = 1; i <= 4; i++) {
            circuit = circuit.afterOutage(i, "HTTP 502", NOW, null);
            assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);
        }
        circuit = circuit.afterOutage(5, "HTTP 502", NOW, null);

        assertThat(circuit).isEqualTo(new Circuit(Circuit.State.OPEN, "HTTP 502", NOW.plusSeconds(10), 1, null, 5));
    }

    @Test
    void aUsefulAnswerBetweenStartsTheCountAnew() {
        Circuit circuit = Circuit.CLOSED;
        for (int i = 1; i <= 20; i++) {
            circuit = circuit.afterOutage(i, "HTTP 502", NOW, null);
            circuit = i % 4 == 0 ? circuit.afterAnswer(i) : circuit;
        }
        assertThat(circuit).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void callsThatWereInTheAirWhenItOpenedChangeNothing() {
        Circuit open = opened();

        assertThat(open.afterOutage(6, "HTTP 503", NOW, null)).isEqualTo(open);
        assertThat(open.afterAnswer(4)).isEqualTo(open);
        assertThat(open.afterNothing(3, NOW)).isEqualTo(open);
    }

    @Test
    void everyFailedProbeDoublesThePauseUpToFiveMinutes() {
        Circuit circuit = opened();
        StringBuilder pauses = new StringBuilder();
        for (int i = 6; i < 16; i++) {
            circuit = probing(circuit, i).afterOutage(i, "HTTP 502", NOW, null);
            pauses.append(Duration.between(NOW, circuit.until()).toSeconds()).append(' ');
        }
        assertThat(pauses).asString().startsWith("20 40 80 160 300 300 ").endsWith("300 300 ");
    }

    @Test
    void aLongerRetryAfterThanThePauseIsKept() {
        Circuit circuit = probing(opened(), 6).afterOutage(6, "HTTP 429", NOW, Duration.ofMinutes(12));
        assertThat(circuit.until()).isEqualTo(NOW.plusSeconds(720));

        circuit = probing(opened(), 6).afterOutage(6, "HTTP 429", NOW, Duration.ofSeconds(1));
        assertThat(circuit.until()).isEqualTo(NOW.plusSeconds(20));
    }

    @Test
    void theProbesAnswerClosesItAndAProbeGivenUpMakesRoomForTheNext() {
        assertThat(probing(opened(), 6).afterAnswer(6)).isEqualTo(Circuit.CLOSED);

        Circuit givenUp = probing(opened(), 6).afterNothing(6, NOW.plusSeconds(11));
        assertThat(givenUp.state()).isEqualTo(Circuit.State.OPEN);
        assertThat(givenUp.until()).isEqualTo(NOW.plusSeconds(11));
        assertThat(givenUp.openings()).isEqualTo(1);
    }

    private static Circuit opened() {
        Circuit circuit = Circuit.CLOSED;
        for (int i = 1; i <= 5; i++) {
            circuit = circuit.afterOutage(i, "HTTP 502", NOW, null);
        }
        return circuit;
    }

    private static Circuit probing(Circuit open, long probe) {
        return new Circuit(
                Circuit.State.PROBING, open.reason(), NOW.plusSeconds(90), open.openings(), probe, open.failures());
    }
}
