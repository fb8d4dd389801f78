package org.tripoint.exchange.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.Journal;
import org.tripoint.access.Viewer;
import org.tripoint.exchange.RecordsOfReceipt;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.proof.RecordOfReceipt;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.web.EvidenceFiles;

/// Records of receipt, to save as files: for readers who see the record.
@Controller
class ReceiptFiles implements EvidenceFiles {

    private final RecordsOfReceipt receipts;
    private final Ledger ledger;
    private final Sight sight;
    private final Journal journal;

    ReceiptFiles(RecordsOfReceipt receipts, Ledger ledger, Sight sight, Journal journal) {
        this.receipts = receipts;
        this.ledger = ledger;
        this.sight = sight;
        this.journal = journal;
    }

    @Override
    public List<File> list(Sha256 record) {
        return receipts.listNeighbours(ledger.get(record)).stream()
                .map(party -> new File(party, ExchangeParts.PATH + "/" + party + "/receipt/" + record))
                .toList();
    }

    @AllowedToRead
    @GetMapping("/exchange/{party}/receipt/{hash:[0-9a-f]{64}}")
    ResponseEntity<byte[]> file(Viewer viewer, @PathVariable String party, @PathVariable String hash) {
        LedgerRecord record = sight.find(viewer, new Sha256(hash)).orElseThrow(ReceiptFiles::notFound);
        Optional<PartyId> neighbour = receipts.listNeighbours(record).stream()
                .filter(each -> each.value().equals(party))
                .findFirst();
        RecordOfReceipt file =
                neighbour.flatMap(each -> receipts.find(record, each)).orElseThrow(ReceiptFiles::notFound);
        journal.read(viewer, "web.evidence.title", record.hash());
        String name = "receipt-" + party.toLowerCase(Locale.ROOT) + "-" + hash.substring(0, 12) + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(file.octets());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
