package org.tripoint.kernel;

import java.util.regex.Pattern;

/// What kind of thing a record says: a name `noun.participle`, such as `drugs.seized`, and the version of its
/// sections and fields. A type that a node does not know is kept and shown as newer than the node.
public record RecordType(String name, int version) {

    public static final int MAX_VERSION = 999;

    private static final Pattern FORM = Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");

    public RecordType {
        Form.check("record type", FORM, name);
        if (version < 1 || version > MAX_VERSION) {
            throw new IllegalArgumentException("expected a version from 1 to 999 of " + name + ", found: " + version);
        }
    }

    @Override
    public String toString() {
        return name + " v" + version;
    }
}
