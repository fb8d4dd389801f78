package org.tripoint.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as records are written in it: I-JSON (RFC 7493), UTF-8, no byte order mark, no member twice, whole numbers of
/// at most 2^53 − 1, no unpaired surrogates, 32 levels deep at most.
public final class StrictJson {

    /// A record, its disclosures included.
    public static final int MAX_OCTETS = 256 * 1024;

    private static final int MAX_DEPTH = 32;
    private static final long MAX_WHOLE = (1L << 53) - 1;

    private static final JsonMapper MAPPER = mapper(MAX_OCTETS);

    private StrictJson() {}

    /// The mapper for JSON that this node writes itself; what it reads back passes [#parse].
    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static JsonMapper mapper(int maxOctets) {
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxDocumentLength(maxOctets)
                                .maxStringLength(maxOctets)
                                .maxNameLength(256)
                                .maxNumberLength(24)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /// Reads a text that may be longer than a record. Throws [IllegalArgumentException] where it is not strict.
    public static JsonNode read(byte[] octets, int maxOctets) {
        try {
            return parse(octets, mapper(maxOctets), maxOctets);
        } catch (Refused e) {
            throw new IllegalArgumentException(e.code().code() + ": " + e.reason(), e);
        }
    }

    /// Reads our own JSON, for example out of the database. Throws [IllegalArgumentException] where it is not strict.
    public static JsonNode read(byte[] octets) {
        try {
            return parse(octets);
        } catch (Refused e) {
            throw new IllegalArgumentException(e.code().code() + ": " + e.reason(), e);
        }
    }

    public static JsonNode read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] write(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    static JsonNode parse(byte[] octets) throws Refused {
        return parse(octets, MAPPER, MAX_OCTETS);
    }

    private static JsonNode parse(byte[] octets, JsonMapper mapper, int maxOctets) throws Refused {
        if (octets.length > maxOctets) {
            throw new Refused(
                    RefusalCode.TOO_LARGE, "expected at most " + maxOctets + " octets, found " + octets.length);
        }
        JsonNode node = parseText(decode(octets), mapper);
        check(node);
        return node;
    }

    private static String decode(byte[] octets) throws Refused {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw new Refused(RefusalCode.MALFORMED_JSON, "expected no byte order mark");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new Refused(RefusalCode.MALFORMED_JSON, "expected UTF-8");
        }
    }

    private static JsonNode parseText(String text, JsonMapper mapper) throws Refused {
        try {
            return mapper.readTree(text);
        } catch (StreamConstraintsException e) {
            throw new Refused(RefusalCode.TOO_LARGE, "expected JSON within the limits of depth and length");
        } catch (JacksonException e) {
            boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
            throw twice
                    ? new Refused(RefusalCode.DUPLICATE_MEMBER, "expected each member once")
                    : new Refused(RefusalCode.MALFORMED_JSON, "expected one JSON text");
        }
    }

    private static void check(JsonNode node) throws Refused {
        if (node.isMissingNode()) {
            throw new Refused(RefusalCode.MALFORMED_JSON, "expected one JSON text, found nothing");
        }
        if (node.isNumber()) {
            checkNumber(node);
        } else if (node.isString()) {
            checkText(node.asString());
        } else if (node.isObject()) {
            for (var member : node.properties()) {
                checkText(member.getKey());
                check(member.getValue());
            }
        } else if (node.isArray()) {
            for (JsonNode element : node) {
                check(element);
            }
        }
    }

    private static void checkNumber(JsonNode node) throws Refused {
        boolean whole = node.isIntegralNumber() && node.canConvertToLong();
        if (node.isIntegralNumber() && (!whole || Math.abs(node.asLong()) > MAX_WHOLE)) {
            throw new Refused(RefusalCode.MALFORMED_JSON, "expected whole numbers of at most 2^53 - 1");
        }
        if (!whole && !Double.isFinite(node.asDouble())) {
            throw new Refused(RefusalCode.MALFORMED_JSON, "expected finite numbers");
        }
    }

    private static void checkText(String text) throws Refused {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new Refused(RefusalCode.MALFORMED_JSON, "expected paired surrogates");
            }
        }
    }
}
