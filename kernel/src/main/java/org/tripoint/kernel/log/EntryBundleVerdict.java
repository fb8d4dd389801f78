package org.tripoint.kernel.log;

/// What octets served as a bundle of entries are. That the entries are those of a log only its root can say.
public sealed interface EntryBundleVerdict {

    record Read(EntryBundle bundle) implements EntryBundleVerdict {}

    record Refused(LogRefusal code, String reason) implements EntryBundleVerdict {}
}
