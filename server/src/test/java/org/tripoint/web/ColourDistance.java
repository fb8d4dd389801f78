package org.tripoint.web;

import java.util.stream.IntStream;

/// How different two colours look: CIEDE2000 (CIE 142-2001) with all weights 1, in the order of Sharma, Wu and Dalal
/// (2005), and the relative luminance of WCAG 2.2. Colours are sRGB as `#RRGGBB`, white point D65.
final class ColourDistance {

    private static final double TWENTY_FIVE_TO_THE_SEVENTH = Math.pow(25, 7);

    private ColourDistance() {}

    static double luminance(String colour) {
        var linear = linear(colour);
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    static double ciede2000(String one, String other) {
        return ciede2000(lab(one), lab(other));
    }

    static double ciede2000(double[] one, double[] other) {
        // 1. C' and h'
        double meanChroma = (Math.hypot(one[1], one[2]) + Math.hypot(other[1], other[2])) / 2;
        double g = 0.5 * (1 - root(meanChroma));
        double a1 = (1 + g) * one[1];
        double a2 = (1 + g) * other[1];
        double chroma1 = Math.hypot(a1, one[2]);
        double chroma2 = Math.hypot(a2, other[2]);
        double hue1 = hue(a1, one[2]);
        double hue2 = hue(a2, other[2]);
        // 2. differences
        double deltaLightness = other[0] - one[0];
        double deltaChroma = chroma2 - chroma1;
        double deltaHueAngle = chroma1 * chroma2 == 0 ? 0 : turned(hue2 - hue1);
        double deltaHue = 2 * Math.sqrt(chroma1 * chroma2) * Math.sin(Math.toRadians(deltaHueAngle) / 2);
        // 3. means, weights, rotation
        double lightness = (one[0] + other[0]) / 2;
        double chroma = (chroma1 + chroma2) / 2;
        double hue = meanHue(hue1, hue2, chroma1 * chroma2 == 0);
        double t = 1 - 0.17 * cos(hue - 30) + 0.24 * cos(2 * hue) + 0.32 * cos(3 * hue + 6) - 0.20 * cos(4 * hue - 63);
        double fromMiddle = Math.pow(lightness - 50, 2);
        double weightLightness = 1 + 0.015 * fromMiddle / Math.sqrt(20 + fromMiddle);
        double weightChroma = 1 + 0.045 * chroma;
        double weightHue = 1 + 0.015 * chroma * t;
        double rotation = -Math.sin(Math.toRadians(60 * Math.exp(-Math.pow((hue - 275) / 25, 2)))) * 2 * root(chroma);
        double l = deltaLightness / weightLightness;
        double c = deltaChroma / weightChroma;
        double h = deltaHue / weightHue;
        return Math.sqrt(l * l + c * c + h * h + rotation * c * h);
    }

    private static double root(double chroma) {
        double seventh = Math.pow(chroma, 7);
        return Math.sqrt(seventh / (seventh + TWENTY_FIVE_TO_THE_SEVENTH));
    }

    private static double hue(double a, double b) {
        return a == 0 && b == 0 ? 0 : (Math.toDegrees(Math.atan2(b, a)) + 360) % 360;
    }

    private static double turned(double angle) {
        return angle > 180 ? angle - 360 : angle < -180 ? angle + 360 : angle;
    }

    private static double meanHue(double one, double other, boolean grey) {
        double sum = one + other;
        if (grey) {
            return sum;
        }
        return Math.abs(one - other) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }

    private static double[] lab(String colour) {
        var rgb = linear(colour);
        double x = f((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
        double y = f(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
        double z = f((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double share) {
        double delta = 6.0 / 29;
        return share > delta * delta * delta ? Math.cbrt(share) : share / (3 * delta * delta) + 4.0 / 29;
    }

    private static double[] linear(String colour) {
        return IntStream.of(1, 3, 5)
                .mapToDouble(at -> Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
                .toArray();
    }
}
