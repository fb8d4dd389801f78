package org.tripoint.platform;

/// One part of a node that must be ready before the node counts as healthy.
public interface ReadinessPart {

    /// Short name shown by `/health` while the part is not ready; safe to show anyone.
    String name();

    boolean ready();
}
