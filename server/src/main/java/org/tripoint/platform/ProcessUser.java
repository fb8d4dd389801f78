package org.tripoint.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;

/// How a process of PostgreSQL is started on this machine: always in a session of its own, so that Ctrl-C at a
/// terminal reaches the node only, and always ended by the kernel when the node dies. PostgreSQL refuses to run
/// as root, so for root it runs inside a user namespace, or as `nobody` where namespaces are forbidden.
enum ProcessUser {
    SELF,
    ROOT_IN_NAMESPACE,
    NOBODY;

    private static final String NOBODY_NAME = "nobody";

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static ProcessUser ofThisMachine() {
        if (!isRoot()) {
            return SELF;
        }
        return succeeds("unshare", "-U", "true") ? ROOT_IN_NAMESPACE : NOBODY;
    }

    /// What to put before the program and its arguments. The process keeps its id through all of it.
    List<String> prefix() {
        return switch (this) {
            case SELF -> List.of("setsid", "setpriv", "--pdeathsig", "INT");
            case ROOT_IN_NAMESPACE -> List.of("setsid", "unshare", "-U", "setpriv", "--pdeathsig", "INT");
            case NOBODY ->
                List.of(
                        "setsid",
                        "setpriv",
                        "--reuid=" + NOBODY_NAME,
                        "--regid=nogroup",
                        "--clear-groups",
                        "--pdeathsig",
                        "INT");
        };
    }

    /// Gives `path` and all below it to the account that PostgreSQL runs as, where that is not so already: a
    /// folder may have been made where namespaces were allowed and be used where they are not.
    void own(Path path) throws IOException {
        if (this == SELF) {
            return;
        }
        UserPrincipal owner = path.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(this == NOBODY ? NOBODY_NAME : "root");
        if (Files.getOwner(path).equals(owner)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.getFileAttributeView(each, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setOwner(owner);
            }
        }
    }

    /// Throws [CommandFailure.Prerequisite] when PostgreSQL could not enter `dir` or a tool is missing.
    void check(Path dir) {
        if (!succeeds("setpriv", "--version") || !succeeds("setsid", "--version")) {
            throw new CommandFailure.Prerequisite(
                    "The programs setpriv and setsid are missing; install the package util-linux.");
        }
        if (this == NOBODY
                && !succeeds(
                        "setpriv",
                        "--reuid=" + NOBODY_NAME,
                        "--regid=nogroup",
                        "--clear-groups",
                        "test",
                        "-x",
                        dir.toString())) {
            throw new CommandFailure.Prerequisite(
                    "PostgreSQL does not run as root, this machine forbids user namespaces,"
                            + " and the user nobody may not enter " + dir
                            + ". Run the node as an ordinary user, or choose a data folder that everyone may enter.");
        }
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking what this machine allows", e);
        }
    }
}
