package dev.creatorflow.activities.objectstore;

/** The object store did not do what was asked. The message is one for staff: where, what, and what to do; it holds no key. */
public final class StoreException extends RuntimeException {
    private final StoreProblem problem;

    StoreException(StoreProblem problem, String where, String detail, Throwable cause) {
        super("The object store " + where + " " + problem.says() + " (" + detail + "). " + problem.remedy(), cause);
        this.problem = problem;
    }

    public StoreProblem problem() {
        return problem;
    }
}
