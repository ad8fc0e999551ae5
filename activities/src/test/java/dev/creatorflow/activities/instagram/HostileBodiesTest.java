package dev.creatorflow.activities.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.http.HostileBodies;
import dev.creatorflow.activities.http.HttpAnswer;
import dev.creatorflow.workflows.instagram.Stream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The largest bodies that are taken, built to cost: bounded memory and time, a typed end, and never a row of what nobody sent. */
class HostileBodiesTest {
    private final LooterMapper mapper = new LooterMapper();
    private final LooterFailures failures = new LooterFailures(Clock.systemUTC(), List.of());

    @ParameterizedTest
    @EnumSource
    void noBodyCostsAWorkerItsMemory(HostileBodies hostile) {
        for (String before :
                List.of("", "{\"items\":", "{\"status\":200,\"body\":{\"items\":", "{\"data\":{\"user\":")) {
            byte[] body = hostile.within(before);
            for (Stream stream : Stream.values()) {
                HostileBodies.assertBounded(hostile + " in " + before + " as " + stream, () -> {
                    assertThat(answer(stream, body)).isNotNull();
                    assertThat(items(stream, body)).isZero();
                });
            }
            HostileBodies.assertBounded(
                    hostile + " in " + before + " as a profile",
                    () -> assertThat(mapper.mapProfile(body)).isNotInstanceOf(ProfileLookup.Found.class));
        }
    }

    private int items(Stream stream, byte[] body) {
        try {
            return mapper.mapPage(stream, body).items().size();
        } catch (UnreadableBodyException e) {
            return 0;
        }
    }

    private ProviderAnswer answer(Stream stream, byte[] body) {
        return failures.classify(LooterEndpoint.of(stream), new HttpAnswer(200, Map.of(), body, Duration.ofMillis(1)));
    }
}
