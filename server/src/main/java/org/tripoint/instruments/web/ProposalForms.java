package org.tripoint.instruments.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tripoint.access.UnitLevel;
import org.tripoint.access.Viewer;
import org.tripoint.instruments.Article;
import org.tripoint.instruments.Instrument;
import org.tripoint.instruments.InstrumentFault;
import org.tripoint.instruments.Release;
import org.tripoint.instruments.TermSentences;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.CodeLists;
import org.tripoint.language.Language;
import org.tripoint.language.Languages;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.TypeDefinition;
import org.tripoint.ledger.TypeDefinition.Crossing;
import org.tripoint.registry.Parties;
import org.tripoint.web.Choice;
import org.tripoint.web.Field;
import tools.jackson.databind.JsonNode;

/// Puts a draft and what is wrong with it into a form.
@Component
class ProposalForms {

    private static final Map<String, String> PARAMETERS = Map.of(
            "parties", "party",
            "types", "type",
            "keptBack", "kept",
            "transferDossier", "dossier",
            "continuesWhileSuspended", "continues");

    private final Catalogue catalogue;
    private final CodeLists codes;
    private final Languages languages;
    private final Parties parties;
    private final KeySets keySets;
    private final TermSentences sentences;
    private final ArticleTemplates templates;

    ProposalForms(
            Catalogue catalogue,
            CodeLists codes,
            Languages languages,
            Parties parties,
            KeySets keySets,
            TermSentences sentences,
            ArticleTemplates templates) {
        this.catalogue = catalogue;
        this.codes = codes;
        this.languages = languages;
        this.parties = parties;
        this.keySets = keySets;
        this.sentences = sentences;
        this.templates = templates;
    }

    /// @param faults what to tell; none before anything was checked
    /// @param sound the instrument that the draft is, where everything fits
    ProposalForm of(
            ProposalDraft draft, List<InstrumentFault> faults, Optional<Instrument> sound, Viewer viewer, Texts t) {
        return new Filling(draft, faults, sound, viewer, t).form();
    }

    /// The filling of one form: its fields as they are made, each with its fault.
    private final class Filling {

        private final ProposalDraft draft;
        private final List<InstrumentFault> faults;
        private final Optional<Instrument> sound;
        private final Viewer viewer;
        private final Texts t;
        private final List<Field> fields = new ArrayList<>();

        Filling(ProposalDraft draft, List<InstrumentFault> faults, Optional<Instrument> sound, Viewer viewer, Texts t) {
            this.draft = draft;
            this.faults = faults;
            this.sound = sound;
            this.viewer = viewer;
            this.t = t;
        }

        ProposalForm form() {
            JsonNode title = draft.title();
            return new ProposalForm(
                    message(0, "instrument", null),
                    wordings(title.path("names"), 0, "names", "name."),
                    field(title, 0, "kind", true),
                    codes.list("instrument-kind").stream()
                            .map(code -> Choice.of(code, t.code("instrument-kind", code)))
                            .toList(),
                    checks(title, 0, "parties", partyOptions()),
                    checks(title, 0, "authentic", languageOptions()),
                    field(title, 0, "validFrom", true).hint(t.of("instruments.propose.day")),
                    field(title, 0, "validTo", false).hint(t.of("instruments.propose.day")),
                    field(title, 0, "offset", true),
                    check(title, 0, "example"),
                    articles(),
                    template(),
                    templates.codes().stream()
                            .map(code -> Choice.of(code, t.of("instruments.template." + code)))
                            .toList(),
                    fields,
                    sound.isPresent());
        }

        private Field template() {
            Field field = Field.required("template", t.of("instruments.propose.add.from"), "danger-to-life")
                    .error(message(0, "articles", null));
            fields.add(field);
            return field;
        }

        private List<ProposalForm.ArticleForm> articles() {
            List<ProposalForm.ArticleForm> forms = new ArrayList<>();
            for (JsonNode article : draft.articles()) {
                forms.add(article(article, forms.size() + 1));
            }
            return forms;
        }

        private ProposalForm.ArticleForm article(JsonNode article, int place) {
            JsonNode terms = article.path("terms");
            Field number = field(article, place, "number", true);
            List<ProposalForm.Wordings> texts =
                    wordings(article.path("text"), place, "text", "article." + place + ".text.");
            Field termsAsAWhole = add(place, "terms", "", false, t.of("instruments.field.terms"));
            return new ProposalForm.ArticleForm(
                    place,
                    t.of("instruments.article", Map.of("article", number.value())),
                    number,
                    texts,
                    termsAsAWhole,
                    terms.isObject(),
                    checks(terms, place, "types", typeOptions()),
                    checks(terms, place, "from", partyOptions()),
                    checks(terms, place, "to", partyOptions()),
                    field(terms, place, "release", true),
                    Arrays.stream(Release.values())
                            .map(release -> Choice.of(release.code(), t.code("release-mode", release.code())))
                            .toList(),
                    field(terms, place, "level", false),
                    Arrays.stream(UnitLevel.values())
                            .map(level -> Choice.of(level.code(), t.code("level", level.code())))
                            .toList(),
                    field(terms, place, "service", false).hint(t.of("instruments.propose.every-service")),
                    checks(terms, place, "keptBack", sectionOptions()),
                    field(terms, place, "validFrom", true),
                    field(terms, place, "validTo", false),
                    field(terms, place, "transferDossier", false),
                    check(terms, place, "continuesWhileSuspended"),
                    sentence(place));
        }

        private @Nullable String sentence(int place) {
            return sound.map(instrument -> instrument.articles().get(place - 1))
                    .flatMap(Article::findTerms)
                    .map(terms -> sentences.of(terms, t))
                    .orElse(null);
        }

        private String parameter(int place, String member) {
            String name = PARAMETERS.getOrDefault(member, member);
            return place == 0 ? name : "article." + place + "." + name;
        }

        private Field field(JsonNode parent, int place, String member, boolean required) {
            return add(
                    place, member, ProposalDraft.text(parent, member), required, t.of("instruments.field." + member));
        }

        private Field check(JsonNode parent, int place, String member) {
            String value = String.valueOf(ProposalDraft.truth(parent, member));
            return add(place, member, value, false, t.of("instruments.field." + member));
        }

        private Field add(int place, String member, String value, boolean required, String label) {
            Field field =
                    new Field(parameter(place, member), label, value, required, null, message(place, member, null));
            fields.add(field);
            return field;
        }

        private ProposalForm.Checks checks(JsonNode parent, int place, String member, Map<String, String> labels) {
            Set<String> chosen = ProposalDraft.values(parent, member);
            Set<String> offered = new LinkedHashSet<>(labels.keySet());
            offered.addAll(chosen);
            Field field = add(place, member, "", !member.equals("keptBack"), t.of("instruments.field." + member));
            return new ProposalForm.Checks(
                    field,
                    offered.stream()
                            .map(value -> new ProposalForm.Option(
                                    value, labels.getOrDefault(value, value), chosen.contains(value)))
                            .toList());
        }

        /// One field for each language of the node and of the draft. A fault that names no language stands at the
        /// first.
        private List<ProposalForm.Wordings> wordings(JsonNode texts, int place, String member, String prefix) {
            List<ProposalForm.Wordings> wordings = new ArrayList<>();
            for (String language : allLanguages()) {
                String label = t.of(
                        "instruments.propose.in",
                        Map.of("field", t.of("instruments.field." + member), "language", languageName(language)));
                String error = message(place, member, language);
                if (error == null && wordings.isEmpty()) {
                    error = message(place, member, null);
                }
                Field field =
                        new Field(prefix + language, label, ProposalDraft.text(texts, language), false, null, error);
                fields.add(field);
                wordings.add(new ProposalForm.Wordings(language, field));
            }
            return wordings;
        }

        /// What is wrong with a field, in the reader's words; null where nothing is.
        ///
        /// @param language of a text, null for a fault of the whole field
        private @Nullable String message(int place, String member, @Nullable String language) {
            String message = faults.stream()
                    .filter(fault -> fault.article() == place && fault.field().equals(member))
                    .filter(fault -> String.valueOf(language)
                            .equals(String.valueOf(fault.values().get("language"))))
                    .map(fault -> fault.text(t))
                    .distinct()
                    .collect(Collectors.joining(" "));
            return message.isEmpty() ? null : message;
        }

        private List<String> allLanguages() {
            return Stream.concat(
                            Stream.of(t.language().tag()),
                            Stream.concat(languages.list().stream().map(Language::tag), draft.languages().stream()))
                    .distinct()
                    .toList();
        }

        private String languageName(String tag) {
            return languages.find(tag).map(t::nameOf).orElse(tag);
        }

        private Map<String, String> languageOptions() {
            Map<String, String> options = new LinkedHashMap<>();
            allLanguages().forEach(tag -> options.put(tag, languageName(tag)));
            return options;
        }

        private Map<String, String> partyOptions() {
            Map<String, String> options = new LinkedHashMap<>();
            Stream.concat(Stream.of(viewer.party()), keySets.listNeighbours().stream())
                    .forEach((PartyId party) -> options.put(party.value(), parties.name(party, t.language())));
            return options;
        }

        private Map<String, String> typeOptions() {
            Map<String, String> options = new LinkedHashMap<>();
            crossing()
                    .forEach(type -> options.put(
                            type.type().name(), t.of("type." + type.type().name() + ".name")));
            return options;
        }

        private Map<String, String> sectionOptions() {
            Map<String, String> options = new LinkedHashMap<>();
            crossing()
                    .forEach(type -> type.sections().stream()
                            .filter(section -> !section.stays())
                            .forEach(section -> options.putIfAbsent(
                                    section.name(),
                                    t.of("type." + type.type().name() + ".section." + section.name()))));
            return options;
        }

        /// The types that an article may speak of.
        private Stream<TypeDefinition> crossing() {
            return catalogue.list().stream()
                    .filter(type -> type.crossing() == Crossing.ARTICLE || type.crossing() == Crossing.DANGER_TO_LIFE);
        }
    }
}
