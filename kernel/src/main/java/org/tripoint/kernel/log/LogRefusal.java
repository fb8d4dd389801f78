package org.tripoint.kernel.log;

import java.util.Locale;

/// Why a proof, a tile, a note, a checkpoint or a leaf is refused. The code is stable, names what was checked and is
/// safe to show to the party that sent it; docs/spec lists each with the vector that fails without the check.
public enum LogRefusal {
    /// The proof speaks of a leaf that a tree of this size does not have.
    INDEX_NOT_BELOW_SIZE,
    /// The later tree of a consistency proof is the smaller one.
    TREE_SHRINKS,
    /// The proof holds fewer hashes than the two sizes, or the index and the size, demand.
    PROOF_TOO_SHORT,
    /// The proof holds more hashes than the two sizes, or the index and the size, allow.
    PROOF_TOO_LONG,
    /// The hashes do not lead to the root of the tree.
    ROOT_MISMATCH,
    /// The hashes of a consistency proof do not lead to the root of the earlier tree.
    EARLIER_ROOT_MISMATCH,

    /// The path is not the only spelling of a file of a feed.
    MALFORMED_PATH,
    /// The tree of this size has no such tile, or one of another width.
    NO_SUCH_TILE,
    /// A tile is not a whole number of hashes, or not as many as its path says.
    WRONG_TILE_LENGTH,
    /// The hash of an entry is not the one in the tile of level 0.
    ENTRY_HASH_MISMATCH,
    /// A bundle ends inside an entry or before the number of entries that its path says.
    BUNDLE_CUT_SHORT,
    /// A bundle goes on after the number of entries that its path says.
    BUNDLE_TOO_LONG,
    /// An entry is longer than a leaf may be.
    ENTRY_TOO_LONG,

    /// Not a signed note: text, empty line, signature lines, in UTF-8 without control characters.
    MALFORMED_NOTE,
    /// A note is larger, or carries more signatures, than the format allows.
    NOTE_TOO_LARGE,
    /// A signature line is not dash, key name and canonical base64 of key id and signature.
    MALFORMED_SIGNATURE_LINE,
    /// A verifier key is not name, key id and key, or its id is not the one of its key.
    MALFORMED_VERIFIER_KEY,
    /// No signature is by the key of the log.
    LOG_SIGNATURE_MISSING,
    /// A signature by a known key does not verify.
    SIGNATURE_INVALID,
    /// A cosignature is not a time and an Ed25519 signature.
    MALFORMED_COSIGNATURE,
    /// No cosignature is by the key of the mirror.
    COSIGNATURE_MISSING,

    /// The text is not the three lines of a checkpoint.
    MALFORMED_CHECKPOINT,
    /// The checkpoint is of another log than the key that signed it.
    ORIGIN_MISMATCH,
    /// The root of a tree without leaves is not the hash of nothing.
    WRONG_EMPTY_ROOT,
    /// The text is not a proof of the form c2sp.org/tlog-proof@v1.
    MALFORMED_PROOF,

    /// An entry is not a JSON object with the members of a leaf, each of its form.
    MALFORMED_LEAF,
    /// A leaf is the right object in another spelling than the only one allowed.
    LEAF_NOT_CANONICAL,
    /// A leaf is longer than 1,024 octets.
    LEAF_TOO_LONG,
    /// A leaf is of a kind that this version does not know.
    UNKNOWN_LEAF_KIND,
    /// A leaf names a rule for release that this version does not know.
    UNKNOWN_RELEASE_RULE,
    /// The first leaf of a later epoch does not commit to the epoch before, or another leaf does.
    EPOCH_OPENING_MISPLACED,
    /// The epoch that a first leaf commits to is not the one before.
    EPOCH_NOT_SUCCESSIVE,
    /// A leaf was released before the one in front of it.
    RELEASE_TIME_DECREASES,
    /// A leaf had seen less of the reverse control lane than the one in front of it.
    CONTROL_SIZE_DECREASES;

    /// The kebab-case form that stands in outcomes, vectors and pages: `index-not-below-size`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
