package org.tripoint.exchange;

/// Entries of a log that a medium lacks or holds damaged: `from` to just before `to`.
///
/// @param file which file it is, by its path in the tree
record Gap(long from, long to, String file) {

    String text() {
        return from + 1 == to
                ? "entry " + from + " (" + file + ")"
                : "entries " + from + " to " + (to - 1) + " (" + file + ")";
    }
}
