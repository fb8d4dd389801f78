package org.tripoint.platform;

/// The reason why a command of the node ends without having done its work: a message for the person who gave
/// it, saying what was expected, what was found and what to do, and the exit code of the process.
public abstract sealed class CommandFailure extends RuntimeException {

    private final int exitCode;

    CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    CommandFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /// What was asked for is understood and refused (exit code 1).
    public static final class Refused extends CommandFailure {
        public Refused(String message) {
            super(1, message);
        }
    }

    /// The command or a file given to it cannot be read (exit code 2).
    public static final class Usage extends CommandFailure {
        public Usage(String message) {
            super(2, message);
        }
    }

    /// The machine lacks something that the command needs (exit code 3).
    public static final class Prerequisite extends CommandFailure {
        public Prerequisite(String message) {
            super(3, message);
        }

        public Prerequisite(String message, Throwable cause) {
            super(3, message, cause);
        }
    }
}
