package org.tripoint.exchange;

import java.util.Set;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.Sha256;

/// What a neighbour served under the name of a record.
sealed interface Body {

    /// The octets, and which of the attachments that they name are here and whole by now.
    record Served(Octets octets, Set<Sha256> attachments) implements Body {}

    record Missing() implements Body {}
}
