package org.tripoint.web;

import java.util.Optional;
import org.tripoint.kernel.Sha256;

/// Seam: how far a record of ours has come with its neighbours, the furthest where there are several.
public interface Deliveries {

    Optional<Delivery> find(Sha256 record);
}
