package dev.creatorflow.infra.local.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.exit.ExitCode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    Path folder;

    @Test
    void aFreeUsualPortIsTaken() throws IOException {
        int usual = freePort();

        assertThat(ports().choose("s3", 0, usual)).isEqualTo(usual);
    }

    @Test
    void anOccupiedUsualPortGivesWayToAFreeOne() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, Ports.loopback())) {
            int chosen = ports().choose("s3", 0, other.getLocalPort());

            assertThat(chosen).isNotEqualTo(other.getLocalPort()).isPositive();
            assertThat(Ports.isFree(chosen)).isTrue();
        }
    }

    @Test
    void aPortOccupiedOnAllAddressesIsOccupiedHereToo() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThat(Ports.isFree(other.getLocalPort())).isFalse();
        }
    }

    @Test
    void theNextStartPrefersThePortOfTheLastOneOverTheUsualOne() throws IOException {
        int first;
        int usual;
        try (ServerSocket other = new ServerSocket(0, 1, Ports.loopback())) {
            usual = other.getLocalPort();
            try (Ports before = ports()) {
                first = before.choose("s3", 0, usual);
            }
        }

        assertThat(ports().choose("s3", 0, usual)).isEqualTo(first);
    }

    @Test
    void anOccupiedPortThatWasAskedForIsRefusedWithTheRemedy() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, Ports.loopback())) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> ports().choose("s3", port, 9000))
                    .isInstanceOfSatisfying(
                            CommandFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo(ExitCode.UNREACHABLE))
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("--port-s3");
        }
    }

    @Test
    void twoPartsNeverGetTheSamePort() throws IOException {
        Ports ports = ports();
        int usual = freePort();

        assertThat(ports.choose("s3", 0, usual)).isNotEqualTo(ports.choose("postgres", 0, usual));
    }

    @Test
    void aPortThatAnotherPlatformHasChosenIsNotChosenAlthoughNothingListensYet() throws IOException {
        int usual = freePort();
        try (Ports first = ports()) {
            assertThat(first.choose("s3", 0, usual)).isEqualTo(usual);
            try (Ports second = new Ports(folder.resolve("other.properties"), folder.resolve("claims"))) {
                assertThat(second.choose("s3", 0, usual)).isNotEqualTo(usual);
            }
        }
        try (Ports third = new Ports(folder.resolve("third.properties"), folder.resolve("claims"))) {
            assertThat(third.choose("s3", 0, usual)).as("given back").isEqualTo(usual);
        }
    }

    private Ports ports() {
        return new Ports(folder.resolve("ports.properties"), folder.resolve("claims"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, Ports.loopback())) {
            return socket.getLocalPort();
        }
    }
}
