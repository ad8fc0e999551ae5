package dev.creatorflow.workflows.notify;

/**
 * What became of the notices in the outbox.
 *
 * @param sent taken by the webhook
 * @param givenUp tried as often as a notice is worth
 * @param left still to be sent
 */
public record DeliveryReport(int sent, int givenUp, int left) {
    public static final DeliveryReport NONE = new DeliveryReport(0, 0, 0);

    /** This report after a further round: what was done adds up, what is left is the later round's. */
    DeliveryReport plus(DeliveryReport later) {
        return new DeliveryReport(sent + later.sent, givenUp + later.givenUp, later.left);
    }
}
