package org.tripoint.instruments;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tripoint.access.UnitLevel;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.StrictJson;
import tools.jackson.databind.JsonNode;

/// What reading an instrument's JSON came to: the instrument, or every fault of its form. Whether it makes sense for
/// the parties is for [InstrumentRules] to say.
sealed interface InstrumentReading {

    record Read(Instrument instrument) implements InstrumentReading {}

    record Unfit(List<InstrumentFault> faults) implements InstrumentReading {}

    int MAX_PARTIES = 8;
    int MAX_LANGUAGES = 8;
    int MAX_ARTICLES = 40;
    int MAX_TYPES = 40;
    int MAX_SECTIONS = 40;
    int MAX_NAME = 300;
    int MAX_ARTICLE_TEXT = 4_000;

    /// Octets of title and articles together, so that the record with its disclosures stays within what a record may
    /// be ([StrictJson#MAX_OCTETS], in base64 twice).
    int MAX_OCTETS = 96 * 1024;

    Pattern PARTY = Pattern.compile("[A-Z][A-Z0-9]{1,7}");
    Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    Pattern SLUG = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+){0,15}");
    Pattern OFFSET = Pattern.compile("[+-](0[0-9]|1[0-4]):(00|15|30|45)");
    Pattern ARTICLE_NUMBER = Pattern.compile("[1-9][0-9]{0,3}(\\.[1-9][0-9]{0,3}){0,3}");
    Pattern TYPE = Pattern.compile("(?=.{1,64}$)[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");
    Pattern RELEASE = Pattern.compile("automatic|head-of-unit|two-persons");
    Pattern LEVEL = Pattern.compile("post|province|centre");
    Pattern DOSSIER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ./-]{0,59}");

    /// Reads `title` and `articles` of a record or a file.
    static InstrumentReading of(JsonNode json) {
        List<InstrumentFault> faults = new ArrayList<>();
        if (StrictJson.write(json).length > MAX_OCTETS) {
            faults.add(new InstrumentFault(0, "instrument", FaultCode.TOO_LARGE, Map.of("most", MAX_OCTETS / 1024)));
            return new Unfit(faults);
        }
        MemberReading members = new MemberReading(json, 0, faults);
        Optional<JsonNode> head = members.find("title").filter(JsonNode::isObject);
        if (head.isEmpty()) {
            members.fault("instrument", FaultCode.TITLE_MISSING);
        }
        List<JsonNode> list = members.objects("articles", 1, MAX_ARTICLES);
        members.onlyThose("instrument");
        Optional<InstrumentTitle> title = head.flatMap(node -> title(new MemberReading(node, 0, faults), faults));
        ZoneOffset offset = title.map(found -> found.validity().offset()).orElse(ZoneOffset.UTC);
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            article(list.get(i), i + 1, offset, faults).ifPresent(articles::add);
        }
        return faults.isEmpty() ? new Read(new Instrument(title.orElseThrow(), articles)) : new Unfit(faults);
    }

    private static Optional<InstrumentTitle> title(MemberReading members, List<InstrumentFault> faults) {
        int before = faults.size();
        SortedMap<String, String> names = members.wordings("names", MAX_NAME, true);
        Optional<String> kind = members.requiredText("kind", SLUG, FaultCode.NOT_A_KIND);
        Set<String> parties = members.texts("parties", 2, MAX_PARTIES, PARTY, FaultCode.NOT_A_PARTY);
        Set<String> authentic = members.texts("authentic", 1, MAX_LANGUAGES, LANGUAGE, FaultCode.NOT_A_LANGUAGE);
        Optional<ZoneOffset> offset =
                members.requiredText("offset", OFFSET, FaultCode.NOT_AN_OFFSET).map(ZoneOffset::of);
        Optional<Validity> validity = validity(members, offset.orElse(ZoneOffset.UTC));
        boolean example = members.truth("example");
        members.onlyThose("instrument");
        if (faults.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new InstrumentTitle(
                names, kind.orElseThrow(), parties(parties), List.copyOf(authentic), validity.orElseThrow(), example));
    }

    private static Optional<Article> article(
            JsonNode json, int place, ZoneOffset offset, List<InstrumentFault> faults) {
        int before = faults.size();
        MemberReading members = new MemberReading(json, place, faults);
        Optional<String> number = members.requiredText("number", ARTICLE_NUMBER, FaultCode.NOT_AN_ARTICLE_NUMBER);
        SortedMap<String, String> text = members.wordings("text", MAX_ARTICLE_TEXT, false);
        Optional<JsonNode> terms = members.find("terms");
        Optional<Terms> read = terms.filter(JsonNode::isObject)
                .flatMap(node -> terms(new MemberReading(node, place, faults), offset, faults));
        if (terms.isPresent() && !terms.get().isObject()) {
            members.fault("terms", FaultCode.UNKNOWN_MEMBER, Map.of("found", "terms"));
        }
        members.onlyThose("number");
        return faults.size() > before
                ? Optional.empty()
                : Optional.of(new Article(number.orElseThrow(), text, read.orElse(null)));
    }

    private static Optional<Terms> terms(MemberReading members, ZoneOffset offset, List<InstrumentFault> faults) {
        int before = faults.size();
        Set<String> types = members.texts("types", 1, MAX_TYPES, TYPE, FaultCode.NOT_A_TYPE);
        Set<String> from = members.texts("from", 1, MAX_PARTIES, PARTY, FaultCode.NOT_A_PARTY);
        Set<String> to = members.texts("to", 1, MAX_PARTIES, PARTY, FaultCode.NOT_A_PARTY);
        Optional<Release> release = members.requiredText("release", RELEASE, FaultCode.NOT_A_RELEASE)
                .flatMap(Release::find);
        Optional<UnitLevel> level =
                members.text("level", LEVEL, FaultCode.NOT_A_LEVEL).map(UnitLevel::ofCode);
        Optional<ServiceId> service =
                members.text("service", SLUG, FaultCode.NOT_A_SERVICE).map(ServiceId::new);
        Set<String> keptBack = members.texts("keptBack", 0, MAX_SECTIONS, SLUG, FaultCode.NOT_A_SECTION);
        Optional<Validity> validity = validity(members, offset);
        Optional<String> dossier = members.text("transferDossier", DOSSIER, FaultCode.NOT_A_DOSSIER);
        boolean continues = members.truth("continuesWhileSuspended");
        members.onlyThose("terms");
        release.ifPresent(who -> {
            if (who == Release.AUTOMATIC && level.isPresent()) {
                members.fault("level", FaultCode.LEVEL_WITH_AUTOMATIC);
            } else if (who != Release.AUTOMATIC && members.find("level").isEmpty()) {
                members.fault("level", FaultCode.REQUIRED);
            }
        });
        if (faults.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new Terms(
                new TreeSet<>(types),
                parties(from),
                parties(to),
                release.orElseThrow(),
                level.orElse(null),
                service.orElse(null),
                new TreeSet<>(keptBack),
                validity.orElseThrow(),
                dossier.orElse(null),
                continues));
    }

    private static Optional<Validity> validity(MemberReading members, ZoneOffset offset) {
        Optional<LocalDate> from = members.requiredDay("validFrom");
        Optional<LocalDate> until = members.day("validTo");
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            members.fault("validTo", FaultCode.ENDS_BEFORE_IT_BEGINS);
            return Optional.empty();
        }
        return from.map(day -> new Validity(day, until.orElse(null), offset));
    }

    private static SortedSet<PartyId> parties(Set<String> codes) {
        return codes.stream().map(PartyId::new).collect(Collectors.toCollection(TreeSet::new));
    }
}
