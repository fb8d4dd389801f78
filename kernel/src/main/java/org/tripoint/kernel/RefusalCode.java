package org.tripoint.kernel;

import java.util.Arrays;
import java.util.Optional;

/// Why a record, a signature, a disclosure or a key set is refused. The code is stable, names what was checked and
/// is safe to show to the party that sent it; docs/spec lists each with the vector that fails without the check.
public enum RefusalCode {
    /// Not one JSON text in UTF-8 within the limits of I-JSON (RFC 7493).
    MALFORMED_JSON,
    /// An object names a member twice (RFC 7493 section 2.3).
    DUPLICATE_MEMBER,
    /// Larger, deeper or longer than the limits of the format.
    TOO_LARGE,
    /// Not a JWS in General JSON Serialization with the members that a record has, and no others.
    MALFORMED_ENVELOPE,
    /// The payload lacks a member, has one too many, or one is not of its form.
    MALFORMED_PAYLOAD,
    /// The protected header lacks a member, has one too many, or one is not of its form.
    MALFORMED_HEADER,
    /// The protected header holds `crit`, `b64`, `jwk`, `jku` or an `x5` member.
    FORBIDDEN_HEADER,
    /// `alg` is not `Ed25519` (RFC 9864).
    WRONG_ALGORITHM,
    /// `typ` is not the one of this object.
    WRONG_TYPE,
    /// `kid` names no key that the party ever enrolled for this use.
    UNKNOWN_KEY,
    /// `kid` names a key that the party's current key set no longer holds.
    KEY_REVOKED,
    /// The time of the record lies outside the validity of its key.
    KEY_OUTSIDE_VALIDITY,
    /// The signature is not the key's over these octets: the record was altered.
    SIGNATURE_INVALID,
    /// The first signature is not the issuer's.
    ISSUER_MISSING,
    /// Two signatures of one key over one payload.
    SIGNATURE_REPEATED,
    /// A disclosure is not an array of salt and value in canonical base64url.
    MALFORMED_DISCLOSURE,
    /// A disclosure belongs to no digest of the payload, or stands there twice.
    DISCLOSURE_UNMATCHED,
    /// A digest stands twice in the payload (RFC 9901 section 7.1 step 4).
    DIGEST_REPEATED,
    /// The serial number of a key set does not follow the one in force.
    KEY_SET_OUT_OF_ORDER,
    /// A key set is signed by another root than the one enrolled or announced.
    UNKNOWN_ROOT;

    /// The kebab-case form that stands in records, vectors and pages: `signature-invalid`.
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public static Optional<RefusalCode> find(String code) {
        return Arrays.stream(values()).filter(c -> c.code().equals(code)).findFirst();
    }
}
