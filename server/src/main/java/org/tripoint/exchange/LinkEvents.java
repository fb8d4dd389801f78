package org.tripoint.exchange;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.PartyId;
import org.tripoint.platform.NodeClock;

/// What became of the link to a neighbour, for people: a line each time something changed. The newest
/// [#MAX_LINES] are kept.
@Service
public class LinkEvents {

    static final int MAX_LINES = 500;

    private final JdbcClient jdbc;
    private final NodeClock clock;

    LinkEvents(JdbcClient jdbc, NodeClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What happened. Codes of the list `link-event`.
    public enum Kind {
        /// The neighbour was reached again.
        REACHED,
        /// He could not be reached any more.
        CUT,
        /// His entries are not taken further, for a reason.
        STOPPED,
        /// They are again.
        RESUMED,
        /// This node found itself put back to an earlier state.
        PUT_BACK,
        /// A lane went on in a new epoch.
        EPOCH,
        /// A medium was written for him.
        CARRIED_OUT,
        /// A medium of his was read.
        CARRIED_IN;

        /// Its name in data and texts.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// One line.
    ///
    /// @param detail a lane, a number, a code; no words
    public record Event(Instant time, Kind kind, String detail) {}

    void tell(PartyId party, Kind kind, String detail) {
        jdbc.sql("insert into exchange.link_event (party, time, kind, detail) values (:party, :time, :kind, :detail)")
                .param("party", party.value())
                .param("time", Logs.at(clock.instant()))
                .param("kind", kind.code())
                .param("detail", detail)
                .update();
        jdbc.sql("""
                        delete from exchange.link_event where party = :party and seq <= (
                            select seq from exchange.link_event where party = :party
                            order by seq desc offset :kept limit 1)""").param("party", party.value()).param("kept", MAX_LINES).update();
    }

    /// Says that the link is up or down, where that is news.
    void tellState(PartyId party, Kind kind) {
        boolean news = list(party, MAX_LINES).stream()
                .filter(event -> event.kind() == Kind.REACHED || event.kind() == Kind.CUT)
                .findFirst()
                .map(last -> last.kind() != kind)
                .orElse(true);
        if (news) {
            tell(party, kind, "");
        }
    }

    /// The newest first.
    public List<Event> list(PartyId party, int limit) {
        return jdbc.sql("select * from exchange.link_event where party = :party order by seq desc limit :limit")
                .param("party", party.value())
                .param("limit", limit)
                .query((rs, n) -> new Event(
                        rs.getObject("time", OffsetDateTime.class).toInstant(),
                        Kind.ofCode(rs.getString("kind")),
                        rs.getString("detail")))
                .list();
    }
}
