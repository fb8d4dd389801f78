package org.tripoint.web;

import java.util.List;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;

/// Seam: files by which anybody can check what two parties exchanged about a record.
public interface EvidenceFiles {

    /// One a neighbour with whom there is something to show, in alphabetical order.
    List<File> list(Sha256 record);

    /// A file to save, at an address of this node.
    record File(PartyId party, String path) {}
}
