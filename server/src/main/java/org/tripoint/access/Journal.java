package org.tripoint.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.UnitId;
import org.tripoint.platform.NodeClock;

/// Who read or wrote what, and when. Only ever added to: the database refuses a change. An entry belongs to the
/// caller's transaction where there is one, so a write and its entry are there together or not at all. Stays on
/// the node. Thread-safe.
@Service
public class Journal {

    /// Address of what the node does by itself.
    private static final String NODE = "node";

    private final JdbcClient jdbc;
    private final NodeClock clock;

    public Journal(JdbcClient jdbc, NodeClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What was done.
    public enum Verb {
        SIGN_IN,
        SIGN_OUT,
        READ,
        WRITE;

        /// The verb's name in data, and the end of its text's key.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Verb ofCode(String code) {
            return Arrays.stream(values())
                    .filter(verb -> verb.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("expected a verb of the journal, found " + code));
        }
    }

    /// What came of it.
    public enum Outcome {
        DONE,
        REFUSED
    }

    /// One line of the journal.
    ///
    /// @param account null for a stranger
    /// @param address from where, or `node` for what the node did by itself
    /// @param what key of the text that names it
    /// @param record null where it was about no record
    /// @param about the account that it was about, null where it was about none
    public record Entry(
            long position,
            Instant time,
            @Nullable AccountId account,
            @Nullable UnitId unit,
            @Nullable OfficeId office,
            String address,
            Verb verb,
            String what,
            @Nullable Sha256 record,
            @Nullable AccountId about,
            Outcome outcome) {}

    /// Notes that the viewer read something.
    ///
    /// @param what key of the text that names it, such as `incidents.title`; the text takes no argument
    public void read(Viewer viewer, String what, @Nullable Sha256 record) {
        insert(Office.of(viewer), Verb.READ, what, record, null, Outcome.DONE);
    }

    /// Notes that the viewer changed something.
    ///
    /// @param what key of the text that names it, such as `incidents.new.title`; the text takes no argument
    public void write(Viewer viewer, String what, @Nullable Sha256 record) {
        insert(Office.of(viewer), Verb.WRITE, what, record, null, Outcome.DONE);
    }

    /// Notes that the viewer changed something of an account.
    ///
    /// @param what key of the text that names it
    public void writeAbout(Viewer viewer, String what, AccountId about) {
        insert(Office.of(viewer), Verb.WRITE, what, null, about, Outcome.DONE);
    }

    /// Notes that the viewer ended a session.
    public void signOut(Viewer viewer) {
        insert(Office.of(viewer), Verb.SIGN_OUT, "access.journal.session", null, null, Outcome.DONE);
    }

    /// Notes that the viewer asked for what his roles do not allow.
    void refuse(Viewer viewer, boolean read) {
        var verb = read ? Verb.READ : Verb.WRITE;
        insert(Office.of(viewer), verb, "access.journal.not-allowed", null, null, Outcome.REFUSED);
    }

    /// @param account null for a login that nobody has
    void signIn(@Nullable Account account, String what, Outcome outcome) {
        var who = account == null ? Office.NOBODY : new Office(account.id(), account.unit(), account.office());
        insert(who, Verb.SIGN_IN, what, null, null, outcome);
    }

    private record Office(
            @Nullable AccountId account,
            @Nullable UnitId unit,
            @Nullable OfficeId office) {

        static final Office NOBODY = new Office(null, null, null);

        static Office of(Viewer viewer) {
            return new Office(viewer.account(), viewer.unit(), viewer.office());
        }
    }

    private void insert(
            Office who, Verb verb, String what, @Nullable Sha256 record, @Nullable AccountId about, Outcome outcome) {
        jdbc.sql("""
                        insert into access.journal
                          (time, account, unit, office, address, verb, what, record, about, outcome)
                        values (:time, :account, :unit, :office, :address, :verb, :what, :record, :about, :outcome)""")
                .param("time", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", who.account() == null ? null : who.account().value())
                .param("unit", who.unit() == null ? null : who.unit().value())
                .param("office", who.office() == null ? null : who.office().value())
                .param("address", address())
                .param("verb", verb.code())
                .param("what", what)
                .param("record", record == null ? null : record.octets())
                .param("about", about == null ? null : about.value())
                .param("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .update();
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : NODE;
    }

    /// Lines before `position`, the newest first, `limit` at most.
    public List<Entry> listBefore(long position, int limit) {
        return jdbc.sql("select * from access.journal where position < :position order by position desc limit :limit")
                .param("position", position)
                .param("limit", limit)
                .query(Journal::entry)
                .list();
    }

    /// Lines about one record before `position`, the newest first, `limit` at most.
    public List<Entry> listBefore(long position, Sha256 record, int limit) {
        return jdbc.sql("""
                        select * from access.journal where record = :record and position < :position
                        order by position desc limit :limit""")
                .param("record", record.octets())
                .param("position", position)
                .param("limit", limit)
                .query(Journal::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        var unit = row.getString("unit");
        var office = row.getString("office");
        var record = row.getBytes("record");
        return new Entry(
                row.getLong("position"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                account(row, "account"),
                unit == null ? null : new UnitId(unit),
                office == null ? null : new OfficeId(office),
                row.getString("address"),
                Verb.ofCode(row.getString("verb")),
                row.getString("what"),
                record == null ? null : Sha256.ofOctets(record),
                account(row, "about"),
                Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)));
    }

    private static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new AccountId(id);
    }
}
