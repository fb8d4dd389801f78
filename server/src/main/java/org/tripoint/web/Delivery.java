package org.tripoint.web;

/// How far a record has come with a neighbour, by office: four joined dots and one word. Nothing here says who opened
/// it, or when.
public enum Delivery {
    RELEASED(Icon.DELIVERY_1, "code.delivery.released"),
    DELIVERED(Icon.DELIVERY_2, "code.delivery.delivered"),
    TAKEN_IN_CHARGE(Icon.DELIVERY_3, "code.delivery.taken-in-charge"),
    ANSWERED(Icon.DELIVERY_4, "code.delivery.answered");

    private final Icon icon;
    private final String label;

    Delivery(Icon icon, String label) {
        this.icon = icon;
        this.label = label;
    }

    /// Its dots.
    public Icon icon() {
        return icon;
    }

    /// Key of its word.
    public String label() {
        return label;
    }
}
