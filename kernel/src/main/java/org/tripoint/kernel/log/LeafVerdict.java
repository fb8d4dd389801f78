package org.tripoint.kernel.log;

/// What an entry of a neighbour's log is. A refused entry keeps its place in the log.
public sealed interface LeafVerdict {

    record Read(Leaf leaf) implements LeafVerdict {}

    record Refused(LogRefusal code, String reason) implements LeafVerdict {}
}
