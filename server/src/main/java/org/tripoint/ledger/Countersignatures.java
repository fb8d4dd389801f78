package org.tripoint.ledger;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.RecordJudge;
import org.tripoint.kernel.RecordSignature;
import org.tripoint.kernel.RefusalCode;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignatureVerdict;
import org.tripoint.kernel.SignedRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Signatures that travel by themselves: a record `record.signed` carries one, and once it is verified it joins the
/// set of the payload it is over.
@Component
@Order(0)
public class Countersignatures implements AppendWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Countersignatures.class);
    private static final String TYPE = "record.signed";

    private final ObjectProvider<Ledger> ledger;
    private final KeySets keySets;

    Countersignatures(ObjectProvider<Ledger> ledger, KeySets keySets) {
        this.ledger = ledger;
        this.keySets = keySets;
    }

    /// Signs the payload of `record` for the author's party and says so in a record of its own.
    public void sign(Sha256 record, Author author) {
        LedgerRecord signed = ledger.getObject().get(record);
        RecordSignature signature = ledger.getObject().countersign(signed, author.party());
        JsonNode about = JsonNodeFactory.instance
                .objectNode()
                .put("record", record.hex())
                .put("protected", signature.protectedHeader())
                .put("signature", signature.signature());
        ledger.getObject()
                .append(
                        new Ledger.Statement(
                                TYPE, signed.header().subject(), null, Map.of("about", about), List.of(record)),
                        author);
    }

    /// Checks the signature that a `record.signed` carries against the record it names.
    public SignatureVerdict judge(LedgerRecord signed, SignedRecord carrier) {
        JsonNode about = carrier.openSections().get("about");
        if (about == null) {
            return new SignatureVerdict.Refused(RefusalCode.MALFORMED_ENVELOPE, "expected an open section \"about\"");
        }
        return new RecordJudge(keySets.keyring())
                .judgeSignature(
                        signed.signed().payload(),
                        about.get("protected").asString(),
                        about.get("signature").asString(),
                        carrier.header().time());
    }

    @Override
    public void appended(LedgerRecord carrier) {
        if (!carrier.type().name().equals(TYPE)) {
            return;
        }
        LedgerRecord signed =
                ledger.getObject().get(new Sha256(carrier.get("about", "record").asString()));
        switch (judge(signed, carrier.signed())) {
            case SignatureVerdict.Verified verified ->
                ledger.getObject()
                        .merge(new SignedRecord(signed.signed().payload(), List.of(verified.signature()), List.of()));
            case SignatureVerdict.Refused refused ->
                LOG.warn(
                        "the signature that {} carries was refused: {}",
                        carrier.hash(),
                        refused.code().code());
        }
    }
}
