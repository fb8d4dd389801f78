package org.tripoint.platform;

import java.util.List;

/// One command of the node's command line that works on its data folder, beside or without the running node.
public interface NodeCommand {

    /// First word of the command, for example `peer`.
    String name();

    /// One line for each form of the command, without `tripoint`.
    List<String> usage();

    /// Does the command and returns its exit code, 0 or 1. Throws [CommandFailure].
    int run(NodeSettings settings, List<String> arguments);
}
