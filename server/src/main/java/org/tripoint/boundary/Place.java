package org.tripoint.boundary;

import org.tripoint.geo.GeoPosition;

/// A gate or a town that a record can name.
///
/// @param code as it stands in records: `gate:bu-prang`, `town:vn-dak-mil`
/// @param name in the reader's language
/// @param metres how far it is from where it was asked for
public record Place(String code, String name, GeoPosition position, long metres) {}
