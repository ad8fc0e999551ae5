package dev.creatorflow.starter.console;

/** Says something when a person interrupts the command (Ctrl-C) before this is closed. The shell then sees exit code 130. */
public final class Farewell implements AutoCloseable {

    private final Thread hook;

    private Farewell(Thread hook) {
        this.hook = hook;
    }

    /** Says the sentence on interruption, until closed. */
    public static Farewell saying(Console console, String sentence) {
        Thread hook = new Thread(() -> console.error(sentence), "farewell");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Farewell(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The program is being interrupted right now: the sentence is being said.
        }
    }
}
