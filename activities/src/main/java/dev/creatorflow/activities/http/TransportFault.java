package dev.creatorflow.activities.http;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** No answer came, or not a whole one. The message is a sentence for a person and names the host, never a key or a parameter. */
public abstract sealed class TransportFault extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;
    private final transient Duration latency;

    private TransportFault(String message, @Nullable Throwable cause, boolean sent, Duration latency) {
        super(message, cause);
        this.sent = sent;
        this.latency = latency;
    }

    /** Whether the request may have reached the other side, where it may have been billed. */
    public boolean sent() {
        return sent;
    }

    /** From asking to giving up. */
    public Duration latency() {
        return latency;
    }

    /** The other side was silent for too long, or the whole request took too long. */
    public static final class TimedOut extends TransportFault {
        private static final long serialVersionUID = 1L;

        TimedOut(String message, @Nullable Throwable cause, boolean sent, Duration latency) {
            super(message, cause, sent, latency);
        }
    }

    /** No connection, or one that broke: name resolution, refused, TLS, reset, body cut short. */
    public static final class ConnectionFailed extends TransportFault {
        private static final long serialVersionUID = 1L;

        ConnectionFailed(String message, @Nullable Throwable cause, boolean sent, Duration latency) {
            super(message, cause, sent, latency);
        }
    }

    /** The body is larger than the bound; what came of it was thrown away and the connection closed. */
    public static final class BodyTooLarge extends TransportFault {
        private static final long serialVersionUID = 1L;

        BodyTooLarge(String message, @Nullable Throwable cause, Duration latency) {
            super(message, cause, true, latency);
        }
    }
}
