package org.tripoint.web;

import java.util.function.Predicate;
import org.tripoint.access.Viewer;

/// Seam: a page of the rail, as a bean of the feature that owns it. The rail shows only what is here.
///
/// @param name what pages call themselves by, such as `incidents`
/// @param label key of its word, of the feature's own catalogue
/// @param place order in the rail; see the constants
/// @param key letter that opens it after `G`
/// @param shown to whom
public record NavigationEntry(
        String name, String path, Icon icon, String label, int place, char key, Predicate<Viewer> shown) {

    public static final int TODAY = 10;
    public static final int CONTACTS = 20;
    public static final int MAP = 30;
    public static final int INCIDENTS = 40;
    public static final int PATROLS = 50;
    public static final int BOUNDARY = 60;
    public static final int COOPERATION = 70;
    public static final int EXCHANGE = 80;
    public static final int REVIEW = 90;

    /// From here on an entry stands at the foot of the rail.
    public static final int ADMINISTRATION = 900;
}
