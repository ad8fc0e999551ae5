package dev.creatorflow.activities.persistence.adoption;

/** An adoption that stopped. The message is for a person: what, where, what to do; what was done before stays done. */
public final class AdoptionFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AdoptionFailure(String sentence) {
        super(sentence);
    }

    AdoptionFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
