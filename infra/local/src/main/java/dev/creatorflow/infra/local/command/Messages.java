package dev.creatorflow.infra.local.command;

/** What is said to a person while a command runs: on standard error, so that standard output stays data. */
final class Messages {
    private Messages() {}

    static void progress(String sentence) {
        System.err.println(sentence);
    }
}
