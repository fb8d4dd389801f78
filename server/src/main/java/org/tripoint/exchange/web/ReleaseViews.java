package org.tripoint.exchange.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.exchange.Person;
import org.tripoint.exchange.Release;
import org.tripoint.exchange.Release.SectionChoice;
import org.tripoint.exchange.Release.SectionRule;
import org.tripoint.instruments.Instruments;
import org.tripoint.kernel.log.Basis;
import org.tripoint.language.Language;
import org.tripoint.language.Languages;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.Deliveries;
import org.tripoint.ledger.FieldKind;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Sentences;
import org.tripoint.registry.UnitRef;
import org.tripoint.web.ReleaseRow;
import org.tripoint.web.WorkState;

/// Puts the preview of a release into words: ours in the reader's language, theirs in the neighbour's.
@Component
class ReleaseViews {

    private final Sentences sentences;
    private final Catalogue catalogue;
    private final Instruments instruments;
    private final Languages languages;
    private final Deliveries deliveries;
    private final Wordings wordings;
    private final Release release;

    ReleaseViews(
            Sentences sentences,
            Catalogue catalogue,
            Instruments instruments,
            Languages languages,
            Deliveries deliveries,
            Wordings wordings,
            Release release) {
        this.sentences = sentences;
        this.catalogue = catalogue;
        this.instruments = instruments;
        this.languages = languages;
        this.deliveries = deliveries;
        this.wordings = wordings;
        this.release = release;
    }

    /// Sections that left before.
    SortedSet<String> sent(Release.Preview preview) {
        return delivery(preview)
                .filter(ReleaseViews::left)
                .map(Deliveries.Delivery::sections)
                .orElseGet(TreeSet::new);
    }

    Optional<Deliveries.Delivery> delivery(Release.Preview preview) {
        return deliveries.list(preview.record().hash()).stream()
                .filter(delivery -> delivery.to().equals(preview.to()))
                .findFirst();
    }

    private static boolean left(Deliveries.Delivery delivery) {
        return switch (delivery.state()) {
            case RELEASED, DELIVERED, REFUSED -> true;
            case WAITS, WITHHELD, KEPT -> false;
        };
    }

    ReleaseView view(Release.Preview preview, Viewer viewer, Texts t, @Nullable String wanted) {
        LedgerRecord record = preview.record();
        SequencedSet<Language> offered = languages(preview, t);
        Language sight = languages.find(wanted).orElseGet(offered::getFirst);
        String path = path(preview);
        SortedSet<String> sent = sent(preview);
        boolean isSent = delivery(preview).filter(ReleaseViews::left).isPresent();
        boolean more = preview.reason().isEmpty() && !sent.containsAll(preview.offered());
        String party = wordings.party(preview.to(), t);
        boolean head = release.isHead(preview, Person.of(viewer));
        boolean second = release.isSecond(preview, Person.of(viewer));
        return new ReleaseView(
                record.hash().brief(),
                sentences.of(record, t),
                wordings.by(record, t),
                delivery(preview).map(delivery -> chip(delivery, t)).orElse(null),
                path,
                viewer.party().value(),
                preview.to().value(),
                t.of("exchange.release.theirs", Map.of("party", party)),
                sight.tag(),
                offered.stream()
                        .map(language -> new ReleaseView.SightChoice(
                                language.tag(),
                                t.nameOf(language),
                                path + "?sight=" + language.tag(),
                                language.equals(sight)))
                        .toList(),
                rows(preview, sent, t, t.in(sight)),
                preview.reason().map(reason -> wordings.reason(reason, t)).orElse(null),
                preview.basis().map(basis -> wordings.basis(basis, t)).orElse(null),
                preview.level().map(level -> t.code("level", level)).orElse(null),
                head || second,
                head && !isSent,
                more,
                preview.twoPersons() ? t.of("exchange.release.two-persons") : null,
                approvals(preview, sent, t),
                viewer.hasAny(Set.of(Role.PROTECTION, Role.AUDITOR)) ? "/exchange/recall/" + record.hash() : null,
                label(preview, isSent, head, party, t));
    }

    static String path(Release.Preview preview) {
        return ExchangeParts.PATH + "/" + preview.to() + "/release/"
                + preview.record().hash();
    }

    /// The button's words: what a person's word would do now.
    private String label(Release.Preview preview, boolean isSent, boolean head, String party, Texts t) {
        if (!head || preview.twoPersons()) {
            return t.of("exchange.release.approve");
        }
        return t.of(isSent ? "exchange.release.more" : "exchange.release.go", Map.of("party", party));
    }

    /// Who approved sections that still wait for a second person.
    private List<String> approvals(Release.Preview preview, SortedSet<String> sent, Texts t) {
        return release.approvals(preview).stream()
                .filter(word -> !sent.containsAll(word.sections()))
                .map(word -> t.of(
                        "exchange.release.approved",
                        Map.of(
                                "office",
                                wordings.office(word.office(), t),
                                "unit",
                                wordings.unit(new UnitRef(preview.record().party(), word.unit()), t),
                                "time",
                                t.dateTime(word.time()),
                                "sections",
                                word.sections().stream()
                                        .map(section -> label(preview, section, t))
                                        .collect(Collectors.joining(", ")))))
                .toList();
    }

    private static Chip chip(Deliveries.Delivery delivery, Texts t) {
        return switch (delivery.state()) {
            case WAITS -> new Chip(WorkState.WAITING, waits(delivery.reasonCode(), t));
            case WITHHELD -> new Chip(WorkState.DRAFT, t.code("release-outcome", "withheld"));
            case KEPT -> new Chip(WorkState.DONE, t.code("release-outcome", "kept"));
            case RELEASED -> new Chip(WorkState.DONE, t.code("delivery", "released"));
            case DELIVERED -> new Chip(WorkState.DONE, t.code("delivery", "delivered"));
            case REFUSED -> new Chip(WorkState.HELD, t.code("delivery", "held-for-checking"));
        };
    }

    /// Waits for the head, or for a second person.
    static String waits(Optional<String> reason, Texts t) {
        return reason.isPresent() ? t.of("exchange.waits-for-second") : t.code("release-outcome", "waits");
    }

    /// The languages of the original that are not the reader's, then the reader's; all that there are where no
    /// original says which.
    private SequencedSet<Language> languages(Release.Preview preview, Texts t) {
        SequencedSet<Language> offered = new LinkedHashSet<>();
        if (preview.basis().orElse(null) instanceof Basis.Article article) {
            instruments.find(article.instrument()).stream()
                    .flatMap(kept -> kept.title().authentic().stream())
                    .flatMap(tag -> languages.find(tag).stream())
                    .forEach(offered::add);
        }
        if (offered.isEmpty()) {
            offered.addAll(languages.list());
        }
        offered.remove(t.language());
        offered.add(t.language());
        return offered;
    }

    private List<ReleaseRow> rows(Release.Preview preview, SortedSet<String> sent, Texts t, Texts theirs) {
        Map<String, Sentences.SectionText> ours = texts(preview.record(), t);
        Map<String, Sentences.SectionText> seen = texts(preview.record(), theirs);
        Set<String> waiting = release.approvals(preview).stream()
                .flatMap(word -> word.sections().stream())
                .collect(Collectors.toSet());
        waiting.removeAll(sent);
        List<ReleaseRow> rows = new ArrayList<>();
        for (SectionChoice choice : preview.sections()) {
            String section = choice.section();
            boolean gone = sent.contains(section);
            boolean words = choice.rule() == SectionRule.SECOND_PERSON;
            boolean open = preview.reason().isEmpty() && (words || choice.rule() == SectionRule.OFFERED) && !gone;
            boolean chosen = waiting.isEmpty() ? !words : waiting.contains(section);
            rows.add(new ReleaseRow(
                    section,
                    label(preview, section, t),
                    value(preview, ours.get(section), t),
                    why(preview, choice, gone, t),
                    !open,
                    (open && chosen) || gone,
                    label(preview, section, theirs),
                    value(preview, seen.get(section), theirs),
                    kept(preview, theirs)));
        }
        return rows;
    }

    private Map<String, Sentences.SectionText> texts(LedgerRecord record, Texts t) {
        return sentences.sections(record, t).stream()
                .collect(Collectors.toMap(Sentences.SectionText::name, section -> section));
    }

    private static String label(Release.Preview preview, String section, Texts t) {
        return t.of("type." + preview.record().type().name() + ".section." + section);
    }

    private static String value(Release.Preview preview, Sentences.@Nullable SectionText section, Texts t) {
        if (section == null || section.fields().isEmpty()) {
            return t.of("exchange.release.nothing");
        }
        if (section.fields().size() == 1) {
            return section.fields().firstEntry().getValue();
        }
        String prefix = "type." + preview.record().type().name() + "." + section.name() + ".";
        return section.fields().entrySet().stream()
                .map(field -> t.of(
                        "exchange.release.field",
                        Map.of("label", t.of(prefix + field.getKey()), "value", field.getValue())))
                .collect(Collectors.joining(" · "));
    }

    private @Nullable String why(Release.Preview preview, SectionChoice choice, boolean gone, Texts t) {
        if (gone) {
            return t.of("exchange.release.gone");
        }
        return switch (choice.rule()) {
            case OFFERED -> hasFiles(preview, choice.section()) ? t.of("exchange.release.whole") : null;
            case KEPT_BY_ARTICLE ->
                preview.basis().orElse(null) instanceof Basis.Article article
                        ? t.of("exchange.release.kept-by-article", Map.of("article", article.article()))
                        : t.of("exchange.release.kept");
            case STAYS -> t.of("exchange.release.never");
            case SECOND_PERSON -> t.code("release-reason", "second-person-needed");
            case EMPTY -> t.of("exchange.release.empty");
        };
    }

    private boolean hasFiles(Release.Preview preview, String section) {
        return catalogue
                .get(preview.record().type())
                .findSection(section)
                .filter(found -> found.has(FieldKind.ATTACHMENTS))
                .isPresent();
    }

    /// What the neighbour reads where a section stays: the same words whether it is withheld or empty.
    private static String kept(Release.Preview preview, Texts theirs) {
        return preview.basis().orElse(null) instanceof Basis.Article article
                ? theirs.of("exchange.sight.kept.article", Map.of("article", article.article()))
                : theirs.of("exchange.sight.kept");
    }
}
