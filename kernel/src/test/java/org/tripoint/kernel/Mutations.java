package org.tripoint.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A seeded mutator: takes valid inputs and gives back what a careless or hostile sender might make of them.
/// The same seed gives the same inputs in every run.
public final class Mutations {

    private static final byte[][] TOKENS = {
        bytes("\n"),
        bytes("\n\n"),
        bytes("\u2014 "),
        bytes("\"}"),
        bytes("[["),
        bytes("\\u0000"),
        bytes("\\ud800"),
        bytes("e308"),
        bytes("-0"),
        bytes("18446744073709551616"),
        bytes("="),
        bytes("../"),
        bytes("\u0000"),
        bytes("{\"...\":\"\"}"),
        bytes("null"),
        {(byte) 0xff, (byte) 0xff},
        {(byte) 0xc0, (byte) 0x80}
    };
    private static final int MAX_STEPS = 4;

    private final Random random;
    private final List<byte[]> seeds;

    public Mutations(long seed, List<byte[]> seeds) {
        this.random = new Random(seed);
        this.seeds = List.copyOf(seeds);
    }

    public byte[] next() {
        byte[] input = pick().clone();
        int steps = 1 + random.nextInt(MAX_STEPS);
        for (int i = 0; i < steps; i++) {
            input = mutate(input);
        }
        return input;
    }

    private byte[] mutate(byte[] input) {
        if (input.length == 0) {
            return TOKENS[random.nextInt(TOKENS.length)].clone();
        }
        int at = random.nextInt(input.length);
        int end = at + random.nextInt(Math.min(input.length - at, 64)) + 1;
        return switch (random.nextInt(9)) {
            case 0 -> replace(input, at, at + 1, new byte[] {(byte) (input[at] ^ (1 << random.nextInt(8)))});
            case 1 -> replace(input, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 2 -> replace(input, at, end, new byte[0]);
            case 3 -> replace(input, at, at, Arrays.copyOfRange(input, at, end));
            case 4 -> replace(input, at, at, TOKENS[random.nextInt(TOKENS.length)]);
            case 5 -> Arrays.copyOf(input, at);
            case 6 -> spliced(input, at, pick());
            case 7 -> swapLines(input);
            default -> replace(input, at, at + 1, bytes(String.valueOf(random.nextInt(100))));
        };
    }

    private byte[] pick() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] spliced(byte[] input, int at, byte[] other) {
        int from = other.length == 0 ? 0 : random.nextInt(other.length);
        return replace(input, at, input.length, Arrays.copyOfRange(other, from, other.length));
    }

    private byte[] swapLines(byte[] input) {
        List<String> lines = new ArrayList<>(List.of(new String(input, StandardCharsets.ISO_8859_1).split("\n", -1)));
        Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replace(byte[] input, int from, int to, byte[] with) {
        byte[] output = new byte[input.length - (to - from) + with.length];
        System.arraycopy(input, 0, output, 0, from);
        System.arraycopy(with, 0, output, from, with.length);
        System.arraycopy(input, to, output, from + with.length, input.length - to);
        return output;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
