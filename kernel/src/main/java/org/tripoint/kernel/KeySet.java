package org.tripoint.kernel;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The keys of one party at one time, signed by its offline root: a compact JWS (RFC 7515 section 3.1) of type
/// `tripoint-keyset+jws`. The file of the first one is what two administrators exchange to become neighbours; they
/// compare [Kid#fingerprint] of the root by telephone.
///
/// @param serial 1 for the first key set, then one more each time
/// @param feed where the party's node serves its feeds
/// @param nextRoot the thumbprint of the root that may sign a later key set instead of `root`
/// @param compact the signed text itself
public record KeySet(
        PartyId party,
        int serial,
        Instant issued,
        URI feed,
        VerifyingKey root,
        Kid nextRoot,
        List<EnrolledKey> keys,
        String compact) {

    public static final String TYPE = "tripoint-keyset+jws";
    public static final int MAX_KEYS = 32;
    public static final int MAX_OCTETS = 32 * 1024;

    /// One key with its use and the half-open interval in which it may sign.
    public record EnrolledKey(KeyUse use, PublicJwk key, Instant from, Instant until) {

        public EnrolledKey {
            boolean ed25519 = key instanceof VerifyingKey;
            if ((use == KeyUse.TLS) == ed25519) {
                throw new IllegalArgumentException("expected a P-256 key for tls, an Ed25519 key for the rest");
            }
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("expected a key whose validity ends after it begins");
            }
        }

        public boolean isValidAt(Instant time) {
            return !time.isBefore(from) && time.isBefore(until);
        }
    }

    public KeySet {
        keys = List.copyOf(keys);
    }

    /// A new key set signed by `root`.
    public static KeySet sign(
            PartyId party,
            int serial,
            Instant issued,
            URI feed,
            SigningKey root,
            Kid nextRoot,
            List<EnrolledKey> keys) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("party", party.value()).put("serial", serial).put("issued", Timestamp.format(issued));
        json.put("feed", feed.toString());
        json.set("root", root.verifyingKey().toJson());
        json.put("nextRoot", nextRoot.value());
        ArrayNode list = json.putArray("keys");
        for (EnrolledKey key : keys) {
            ObjectNode entry = list.addObject().put("use", key.use().code());
            entry.put("from", Timestamp.format(key.from())).put("until", Timestamp.format(key.until()));
            entry.set("jwk", key.key().toJson());
        }
        String header = Base64Url.encode(StrictJson.write(JsonNodeFactory.instance
                .objectNode()
                .put("alg", ProtectedHeader.ALGORITHM)
                .put("kid", root.kid().value())
                .put("typ", TYPE)));
        byte[] payload = StrictJson.write(json);
        String signature = Base64Url.encode(root.sign(RecordSignature.signingInput(header, payload)));
        String compact = header + "." + Base64Url.encode(payload) + "." + signature;
        return switch (judge(compact)) {
            case KeySetVerdict.Sound sound -> sound.keySet();
            case KeySetVerdict.Refused refused -> throw new IllegalArgumentException(refused.reason());
        };
    }

    /// Checks form and signature of a key set on its own: that it is `root`'s, not that `root` is trusted.
    public static KeySetVerdict judge(String compact) {
        try {
            return new KeySetVerdict.Sound(parse(compact));
        } catch (Refused e) {
            return new KeySetVerdict.Refused(e.code(), e.reason());
        }
    }

    /// Checks `compact` as the successor of this key set: signed by the same root or by the announced next one, and
    /// the next in order.
    public KeySetVerdict judgeSuccessor(String compact) {
        try {
            KeySet next = parse(compact);
            boolean ours = next.root.equals(root) || next.root.kid().equals(nextRoot);
            if (!ours || !next.party.equals(party)) {
                throw new Refused(RefusalCode.UNKNOWN_ROOT, "expected a key set of the enrolled root of " + party);
            }
            if (next.serial != serial + 1) {
                throw new Refused(
                        RefusalCode.KEY_SET_OUT_OF_ORDER, "expected serial " + (serial + 1) + ", found " + next.serial);
            }
            return new KeySetVerdict.Sound(next);
        } catch (Refused e) {
            return new KeySetVerdict.Refused(e.code(), e.reason());
        }
    }

    private static KeySet parse(String compact) throws Refused {
        if (compact.length() > MAX_OCTETS) {
            throw new Refused(RefusalCode.TOO_LARGE, "expected a key set of at most " + MAX_OCTETS + " characters");
        }
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3) {
            throw new Refused(RefusalCode.MALFORMED_ENVELOPE, "expected a compact JWS of three parts");
        }
        Kid kid = headerKid(parts[0]);
        if (!Base64Url.isExactly(RecordSignature.OCTETS, parts[2])) {
            throw new Refused(RefusalCode.SIGNATURE_INVALID, "expected a signature of 64 octets in base64url");
        }
        byte[] signature = Base64Url.decode(parts[2]);
        byte[] payload;
        try {
            payload = Base64Url.decode(parts[1]);
        } catch (IllegalArgumentException e) {
            throw new Refused(RefusalCode.MALFORMED_ENVELOPE, "expected base64url without padding");
        }
        KeySet keySet = read(StrictJson.parse(payload), compact);
        if (!keySet.root.kid().equals(kid)) {
            throw new Refused(RefusalCode.UNKNOWN_ROOT, "expected the root named in the key set as \"kid\"");
        }
        if (!keySet.root.verifies(RecordSignature.signingInput(parts[0], payload), signature)) {
            throw new Refused(RefusalCode.SIGNATURE_INVALID, "expected the root's signature over the key set");
        }
        return keySet;
    }

    private static Kid headerKid(String encoded) throws Refused {
        JsonNode json = ProtectedHeader.header(encoded);
        try {
            Members members = Members.of(json);
            ProtectedHeader.requireOurs(members, ProtectedHeader.ALGORITHM, TYPE);
            Kid kid = new Kid(members.text("kid"));
            members.onlyThose();
            return kid;
        } catch (IllegalArgumentException e) {
            throw new Refused(RefusalCode.MALFORMED_HEADER, String.valueOf(e.getMessage()));
        }
    }

    private static KeySet read(JsonNode json, String compact) throws Refused {
        try {
            Members members = Members.of(json);
            PartyId party = new PartyId(members.text("party"));
            int serial = members.whole("serial");
            Instant issued = Timestamp.parse(members.text("issued"));
            URI feed = feed(members.text("feed"));
            if (!(PublicJwk.ofJson(members.object("root")) instanceof VerifyingKey root)) {
                throw new IllegalArgumentException("expected an Ed25519 key as \"root\"");
            }
            Kid nextRoot = new Kid(members.text("nextRoot"));
            List<EnrolledKey> keys = new ArrayList<>();
            for (JsonNode key : members.list("keys", MAX_KEYS)) {
                keys.add(readKey(Members.of(key)));
            }
            members.onlyThose();
            requireDistinct(keys);
            if (serial < 1) {
                throw new IllegalArgumentException("expected a serial from 1");
            }
            return new KeySet(party, serial, issued, feed, root, nextRoot, keys, compact);
        } catch (IllegalArgumentException e) {
            throw new Refused(RefusalCode.MALFORMED_PAYLOAD, String.valueOf(e.getMessage()));
        }
    }

    private static EnrolledKey readKey(Members members) {
        EnrolledKey key = new EnrolledKey(
                KeyUse.ofCode(members.text("use")),
                PublicJwk.ofJson(members.object("jwk")),
                Timestamp.parse(members.text("from")),
                Timestamp.parse(members.text("until")));
        members.onlyThose();
        return key;
    }

    private static void requireDistinct(List<EnrolledKey> keys) {
        if (keys.stream().map(key -> key.key().kid()).distinct().count() != keys.size()) {
            throw new IllegalArgumentException("expected no key twice: no key does two things");
        }
    }

    private static URI feed(String text) {
        URI uri = URI.create(text);
        if (!"https".equals(uri.getScheme()) || uri.getHost() == null || uri.getQuery() != null) {
            throw new IllegalArgumentException("expected an https address as \"feed\"");
        }
        return uri;
    }

    /// The key of that name and use, if this set holds it.
    public Optional<EnrolledKey> find(Kid kid, KeyUse use) {
        return keys.stream()
                .filter(key -> key.use() == use && key.key().kid().equals(kid))
                .findFirst();
    }

    /// The keys of one use that may sign at `time`.
    public List<VerifyingKey> list(KeyUse use, Instant time) {
        List<VerifyingKey> found = new ArrayList<>();
        for (EnrolledKey key : keys) {
            if (key.use() == use && key.isValidAt(time) && key.key() instanceof VerifyingKey ed25519) {
                found.add(ed25519);
            }
        }
        return found;
    }

    /// The file that an administrator hands over.
    public byte[] toFile() {
        return (compact + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
