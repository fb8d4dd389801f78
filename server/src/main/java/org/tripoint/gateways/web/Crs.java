package org.tripoint.gateways.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The coordinate reference systems of the answers: both WGS 84, one in each order of axes.
enum Crs {
    /// Longitude before latitude, as RFC 7946 asks.
    CRS84("http://www.opengis.net/def/crs/OGC/1.3/CRS84"),
    /// Latitude before longitude, as the register of EPSG says.
    EPSG_4326("http://www.opengis.net/def/crs/EPSG/0/4326");

    private final String uri;

    Crs(String uri) {
        this.uri = uri;
    }

    String uri() {
        return uri;
    }

    static List<String> uris() {
        return Arrays.stream(values()).map(Crs::uri).toList();
    }

    static Optional<Crs> find(String uri) {
        return Arrays.stream(values()).filter(crs -> crs.uri.equals(uri)).findFirst();
    }

    /// The coordinates of a position in the order of this system's axes.
    List<Double> coordinates(double latitude, double longitude) {
        return switch (this) {
            case CRS84 -> List.of(longitude, latitude);
            case EPSG_4326 -> List.of(latitude, longitude);
        };
    }
}
