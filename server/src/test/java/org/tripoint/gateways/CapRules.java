package org.tripoint.gateways;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// What the schema of the Common Alerting Protocol 1.2 asks of a message, written down from section 3 of the standard:
/// the elements in their order, those that must be there, the codes and the form of times.
public final class CapRules {

    private static final String TIME = "\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[-+]\\d\\d:\\d\\d";

    private static final Map<String, List<String>> ORDER = Map.of(
            "alert",
            List.of(
                    "identifier",
                    "sender",
                    "sent",
                    "status",
                    "msgType",
                    "source",
                    "scope",
                    "restriction",
                    "addresses",
                    "code",
                    "note",
                    "references",
                    "incidents",
                    "info"),
            "info",
            List.of(
                    "language",
                    "category",
                    "event",
                    "responseType",
                    "urgency",
                    "severity",
                    "certainty",
                    "audience",
                    "eventCode",
                    "effective",
                    "onset",
                    "expires",
                    "senderName",
                    "headline",
                    "description",
                    "instruction",
                    "web",
                    "contact",
                    "parameter",
                    "resource",
                    "area"),
            "area",
            List.of("areaDesc", "polygon", "circle", "geocode", "altitude", "ceiling"));

    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "alert", Set.of("identifier", "sender", "sent", "status", "msgType", "scope"),
            "info", Set.of("category", "event", "urgency", "severity", "certainty"),
            "area", Set.of("areaDesc"));

    private static final Map<String, Set<String>> CODES = Map.of(
            "status",
            Set.of("Actual", "Exercise", "System", "Test", "Draft"),
            "msgType",
            Set.of("Alert", "Update", "Cancel", "Ack", "Error"),
            "scope",
            Set.of("Public", "Restricted", "Private"),
            "category",
            Set.of(
                    "Geo",
                    "Met",
                    "Safety",
                    "Security",
                    "Rescue",
                    "Fire",
                    "Health",
                    "Env",
                    "Transport",
                    "Infra",
                    "CBRNE",
                    "Other"),
            "urgency",
            Set.of("Immediate", "Expected", "Future", "Past", "Unknown"),
            "severity",
            Set.of("Extreme", "Severe", "Moderate", "Minor", "Unknown"),
            "certainty",
            Set.of("Observed", "Likely", "Possible", "Unlikely", "Unknown"));

    private static final Map<String, String> FORMS = Map.of(
            "sent", TIME,
            "onset", TIME,
            "identifier", "[^\\s,<&]+",
            "sender", "[^\\s,<&]+",
            "circle", "-?[0-9.]+,-?[0-9.]+ [0-9.]+",
            "language", "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private CapRules() {}

    /// What is wrong with a message, empty where nothing is.
    public static List<String> faults(String message) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Element alert = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        List<String> faults = new ArrayList<>();
        if (!alert.getLocalName().equals("alert")) {
            faults.add("expected alert, found " + alert.getLocalName());
        }
        check(alert, faults);
        return faults;
    }

    private static void check(Element parent, List<String> faults) {
        String name = parent.getLocalName();
        if (!Warnings.CAP.equals(parent.getNamespaceURI())) {
            faults.add(name + " in the namespace " + parent.getNamespaceURI());
        }
        List<String> order = ORDER.get(name);
        if (order == null) {
            value(name, parent.getTextContent(), faults);
            return;
        }
        int last = 0;
        List<String> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                int place = order.indexOf(child.getLocalName());
                if (place < last) {
                    faults.add(child.getLocalName() + " out of order or unknown in " + name);
                }
                last = Math.max(last, place);
                found.add(child.getLocalName());
                check(child, faults);
            }
        }
        REQUIRED.getOrDefault(name, Set.of()).stream()
                .filter(needed -> !found.contains(needed))
                .forEach(needed -> faults.add(needed + " missing in " + name));
    }

    private static void value(String name, String text, List<String> faults) {
        boolean coded = CODES.getOrDefault(name, Set.of(text)).contains(text);
        boolean formed = text.matches(FORMS.getOrDefault(name, "(?s).+"));
        if (!coded || !formed) {
            faults.add("the value \"" + text + "\" of " + name);
        }
    }
}
