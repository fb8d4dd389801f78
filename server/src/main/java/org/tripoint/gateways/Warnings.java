package org.tripoint.gateways;

import java.io.StringWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Service;
import org.tripoint.geo.GeoPosition;
import org.tripoint.incidents.Incident;
import org.tripoint.incidents.Incidents;
import org.tripoint.incidents.Incidents.Sought;
import org.tripoint.incidents.Incidents.Visible;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.Catalogues;
import org.tripoint.language.Language;
import org.tripoint.language.Languages;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Sentences;
import org.tripoint.platform.NodeSettings;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;
import tools.jackson.databind.JsonNode;

/// Warnings of danger to life as messages of the Common Alerting Protocol, version 1.2 (OASIS, 1 July 2010), one block
/// of information a language, and the list of them as an Atom feed (RFC 4287). Elements stand in the order of the
/// protocol's schema.
@Service
public class Warnings {

    /// The namespace of the protocol.
    public static final String CAP = "urn:oasis:names:tc:emergency:cap:1.2";

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int ROWS = 100;
    private static final int LONGEST_HEADLINE = 160;
    private static final int METRES = 1_000;

    /// Section 3.3.2 of the protocol: no fractions of a second, and an offset instead of the letter Z.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private final Incidents incidents;
    private final Ledger ledger;
    private final Sentences sentences;
    private final Units units;
    private final Languages languages;
    private final Catalogues catalogues;
    private final NodeSettings settings;

    Warnings(
            Incidents incidents,
            Ledger ledger,
            Sentences sentences,
            Units units,
            Languages languages,
            Catalogues catalogues,
            NodeSettings settings) {
        this.incidents = incidents;
        this.ledger = ledger;
        this.sentences = sentences;
        this.units = units;
        this.languages = languages;
        this.catalogues = catalogues;
        this.settings = settings;
    }

    /// One warning as a message; empty where there is none of that hash that the reader may see.
    public Optional<String> message(Sha256 hash, Visible visible) {
        return incidents
                .find(hash, visible)
                .filter(incident -> incidents.kinds().warnings().contains(incident.type()))
                .map(incident -> document(xml -> alert(xml, incident)));
    }

    /// The warnings that are not over, the newest first.
    public String feed(Visible visible, Texts t) {
        List<Incident> open =
                incidents.list(Sought.of(incidents.kinds().warnings()), t, visible, Long.MAX_VALUE, ROWS).stream()
                        .filter(incident -> incident.progress() != Incident.Progress.CLOSED)
                        .toList();
        return document(xml -> feed(xml, open, t));
    }

    private interface Writing {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static String document(Writing content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            content.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A warning could not be written.", e);
        }
        return text.toString();
    }

    private void alert(XMLStreamWriter xml, Incident incident) throws XMLStreamException {
        LedgerRecord record = ledger.get(incident.hash());
        List<Incident> earlier = incidents.listEarlier(incident);
        xml.writeStartElement("alert");
        xml.writeDefaultNamespace(CAP);
        element(xml, "identifier", identifier(incident));
        element(xml, "sender", sender(incident));
        element(xml, "sent", time(incident.recorded()));
        element(xml, "status", status(record));
        element(xml, "msgType", earlier.isEmpty() ? "Alert" : "Update");
        element(xml, "scope", "Restricted");
        element(xml, "restriction", "border services of the parties of the sector");
        if (!earlier.isEmpty()) {
            element(xml, "references", earlier.stream().map(this::reference).collect(Collectors.joining(" ")));
        }
        for (Language language : languages.list()) {
            info(xml, incident, record, new Texts(catalogues, language, settings.zone()));
        }
        xml.writeEndElement();
    }

    /// A drill is an exercise; whatever a demonstration shows is a test.
    private String status(LedgerRecord record) {
        boolean drill =
                record.find("event", "drill").filter(JsonNode::asBoolean).isPresent();
        return drill ? "Exercise" : settings.mode().isExample() ? "Test" : "Actual";
    }

    private static String identifier(Incident incident) {
        return "tripoint." + incident.party() + "." + incident.hash().hex();
    }

    private static String sender(Incident incident) {
        return incident.unit() + "." + incident.party().value().toLowerCase(Locale.ROOT) + ".tripoint";
    }

    private String reference(Incident incident) {
        return sender(incident) + "," + identifier(incident) + "," + time(incident.recorded());
    }

    private String time(Instant instant) {
        return TIME.format(OffsetDateTime.ofInstant(instant, settings.zone()));
    }

    private void info(XMLStreamWriter xml, Incident incident, LedgerRecord record, Texts t) throws XMLStreamException {
        String sentence = sentences.of(record, t);
        String name = t.of("type." + incident.type() + ".name");
        xml.writeStartElement("info");
        element(xml, "language", t.language().tag());
        element(
                xml,
                "category",
                incidents.kinds().get(incident.type()).findCap().orElse("Other"));
        element(xml, "event", name);
        element(xml, "urgency", incident.urgency().equals("watch") ? "Expected" : "Immediate");
        element(xml, "severity", severity(incident.urgency()));
        element(xml, "certainty", "Observed");
        if (incident.happened() != null) {
            element(xml, "onset", time(incident.happened()));
        }
        element(xml, "senderName", units.name(new UnitRef(incident.party(), incident.unit()), t.language()));
        element(xml, "headline", sentence.length() <= LONGEST_HEADLINE ? sentence : name);
        element(xml, "description", sentence);
        area(xml, incident, t);
        xml.writeEndElement();
    }

    private static String severity(String urgency) {
        return switch (urgency) {
            case "critical" -> "Extreme";
            case "high" -> "Severe";
            case "watch" -> "Moderate";
            case "normal" -> "Minor";
            default -> "Unknown";
        };
    }

    private static void area(XMLStreamWriter xml, Incident incident, Texts t) throws XMLStreamException {
        Optional<GeoPosition> place = incident.findPlace();
        xml.writeStartElement("area");
        element(
                xml,
                "areaDesc",
                place.map(at -> t.position(at.latitude(), at.longitude()))
                        .or(() -> incident.findSector().map(Object::toString))
                        .orElse(incident.party().value()));
        if (place.isPresent()) {
            int radius = place.get()
                    .findAccuracyMetres()
                    .map(metres -> Math.max(1, metres / METRES))
                    .orElse(1);
            element(xml, "circle", place.get().latitude() + "," + place.get().longitude() + " " + radius);
        }
        xml.writeEndElement();
    }

    private void feed(XMLStreamWriter xml, List<Incident> warnings, Texts t) throws XMLStreamException {
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        element(xml, "id", "urn:tripoint:" + settings.party().value().toLowerCase(Locale.ROOT) + ":warnings");
        element(xml, "title", t.of("gateways.warnings"));
        element(
                xml,
                "updated",
                time(warnings.stream()
                        .map(Incident::recorded)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH)));
        xml.writeStartElement("author");
        element(xml, "name", "Tripoint " + settings.party());
        xml.writeEndElement();
        for (Incident warning : warnings) {
            xml.writeStartElement("entry");
            element(xml, "id", "urn:tripoint:" + identifier(warning).toLowerCase(Locale.ROOT));
            element(xml, "title", sentences.of(ledger.get(warning.hash()), t));
            element(xml, "updated", time(warning.recorded()));
            xml.writeEmptyElement("link");
            xml.writeAttribute("rel", "alternate");
            xml.writeAttribute("type", "application/cap+xml");
            xml.writeAttribute("href", "/warnings/" + warning.hash().hex());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
