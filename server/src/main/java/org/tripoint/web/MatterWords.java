package org.tripoint.web;

import java.util.Set;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.ledger.MatterKind;

/// How Today speaks of the kinds of matters, and for whom each waits.
enum MatterWords {
    TAKE_IN_CHARGE(
            MatterKind.TAKE_IN_CHARGE, Icon.INBOX, "web.today.count.take-in-charge", "web.today.do.take-in-charge"),
    ANSWER(MatterKind.ANSWER, Icon.MESSAGE_2, "web.today.count.answer", "web.today.do.answer"),
    UNANSWERED(MatterKind.UNANSWERED, Icon.PHONE, "web.today.count.unanswered", "web.today.do.unanswered"),
    NOD(MatterKind.NOD, Icon.SEND, "web.today.count.nod", "web.today.do.nod"),
    COUNTERSIGN(MatterKind.COUNTERSIGN, Icon.WRITING_SIGN, "web.today.count.countersign", "web.today.do.countersign"),
    CHECKING(MatterKind.CHECKING, Icon.SHIELD_QUESTION, "web.today.count.checking", "web.today.do.checking");

    private final MatterKind kind;
    private final Icon icon;
    private final String label;
    private final String action;

    MatterWords(MatterKind kind, Icon icon, String label, String action) {
        this.kind = kind;
        this.icon = icon;
        this.label = label;
        this.action = action;
    }

    static MatterWords of(MatterKind kind) {
        return switch (kind) {
            case TAKE_IN_CHARGE -> TAKE_IN_CHARGE;
            case ANSWER -> ANSWER;
            case UNANSWERED -> UNANSWERED;
            case NOD -> NOD;
            case COUNTERSIGN -> COUNTERSIGN;
            case CHECKING -> CHECKING;
        };
    }

    MatterKind kind() {
        return kind;
    }

    Icon icon() {
        return icon;
    }

    /// Key of what its number counts.
    String label() {
        return label;
    }

    /// Key of what its button does.
    String action() {
        return action;
    }

    /// Whether this reader is the one for whom it waits.
    boolean waitsFor(Viewer viewer) {
        return switch (this) {
            case TAKE_IN_CHARGE, ANSWER, UNANSWERED ->
                viewer.hasAny(Set.of(Role.OFFICER, Role.LIAISON, Role.COMMANDER));
            case NOD -> viewer.has(Role.COMMANDER);
            case COUNTERSIGN -> viewer.has(Role.HEADQUARTERS);
            case CHECKING -> viewer.hasAny(Set.of(Role.LIAISON, Role.COMMANDER));
        };
    }
}
