package org.tripoint.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.Timestamp;
import org.tripoint.kernel.log.Basis;
import org.tripoint.kernel.log.Leaf;
import org.tripoint.kernel.proof.ReceiptStep;
import org.tripoint.kernel.proof.ReceiptVerdict;

/// A verdict told step by step to a person, a line each: what was checked, whether it holds, and what follows from it.
final class Explanation {

    private static final String HOLDS = "\u2713 ";
    private static final String FAILS = "\u2717 ";
    private static final String ASIDE = "    ";

    private final Words words;

    Explanation(Words words) {
        this.words = words;
    }

    List<String> of(ReceiptVerdict verdict) {
        return switch (verdict) {
            case ReceiptVerdict.Verified verified -> verified(verified);
            case ReceiptVerdict.Refused refused -> refused(refused);
        };
    }

    private List<String> refused(ReceiptVerdict.Refused refused) {
        List<String> lines = new ArrayList<>();
        for (ReceiptStep step : ReceiptStep.values()) {
            int order = step.compareTo(refused.step());
            String what = words.of("step." + step.code());
            if (order < 0) {
                lines.add(HOLDS + what);
            } else if (order == 0) {
                lines.add(FAILS + what);
                lines.add(ASIDE + words.of("because", words.refusal(refused.code()), refused.code()));
            } else {
                lines.add(words.of("unchecked", what));
            }
        }
        lines.add("");
        lines.add(words.of("refused"));
        return lines;
    }

    private List<String> verified(ReceiptVerdict.Verified verified) {
        List<String> lines = new ArrayList<>();
        for (ReceiptStep step : ReceiptStep.values()) {
            boolean absent = step == ReceiptStep.DECISION && verified.decision().isEmpty();
            lines.add(absent ? "- " + words.of("no-decision") : HOLDS + words.of("step." + step.code()));
            findings(step, verified).forEach(line -> lines.add(ASIDE + line));
        }
        lines.add("");
        lines.add(words.of("verified", verified.log().from(), verified.log().to()));
        return lines;
    }

    private List<String> findings(ReceiptStep step, ReceiptVerdict.Verified verified) {
        return switch (step) {
            case FORM -> List.of(verified.log().toString());
            case KEYS -> keys(verified);
            case RECORD -> record(verified.record());
            case LEAF -> List.of(leaf(verified.leaf()));
            case PROOF ->
                List.of(words.of(
                        "proof",
                        String.valueOf(verified.index()),
                        String.valueOf(verified.size()),
                        verified.log().from()));
            case RECEIPT -> List.of(words.of("receipt", verified.log().to(), Timestamp.format(verified.received())));
            case DECISION ->
                verified
                        .decision()
                        .map(decision -> words.of(
                                "decision",
                                decision.header().office(),
                                decision.header().unit(),
                                Timestamp.format(decision.header().time())))
                        .stream()
                        .toList();
        };
    }

    private List<String> keys(ReceiptVerdict.Verified verified) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(verified.inForce())
                .forEach((party, set) ->
                        lines.add(party + "  " + set.root().kid().fingerprint()));
        lines.add(words.of("compare"));
        return lines;
    }

    private List<String> record(SignedRecord record) {
        List<String> lines = new ArrayList<>();
        lines.add(words.of(
                "record",
                record.hash(),
                record.header().type().name(),
                record.header().party()));
        record.signatures()
                .forEach(signature -> lines.add(words.of(
                        "signed", signature.header().party(), signature.header().kid())));
        record.openSections().forEach((name, content) -> lines.add(name + ": " + content));
        record.payload().sections().keySet().stream()
                .filter(name -> !record.openSections().containsKey(name))
                .forEach(name -> lines.add(words.of("closed", name)));
        return lines;
    }

    private String leaf(Leaf.Release leaf) {
        String basis = switch (leaf.basis()) {
            case Basis.Article article ->
                words.of("article", article.article(), article.instrument().hex());
            case Basis.Rule rule -> words.of("rule." + rule.code());
        };
        return words.of("leaf", Timestamp.format(leaf.time()), basis, String.join(", ", leaf.sections()));
    }
}
