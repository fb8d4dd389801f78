package org.tripoint.registry;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Projector;

/// Puts declarations of parties and services into their tables.
@Component
class DeclaredParties implements Projector {

    static final String PARTY = "party.declared";
    static final String SERVICE = "service.declared";

    private final JdbcClient jdbc;

    DeclaredParties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> types() {
        return Set.of(PARTY, SERVICE);
    }

    @Override
    public List<String> tables() {
        return List.of("registry.service", "registry.party");
    }

    @Override
    public void project(LedgerRecord record) {
        if (record.type().name().equals(PARTY)) {
            Declaration.read(record, "party").ifPresent(this::party);
        } else {
            Declaration.read(record, "service").ifPresent(this::service);
        }
    }

    private void party(Declaration declared) {
        var party =
                new Party(declared.record().party(), declared.names(), declared.validity(), declared.truth("example"));
        jdbc.sql("""
                        insert into registry.party
                            (party, names, valid_from, valid_to, example, subject, content, position)
                        values (:party, :names::jsonb, :from, :to, :example, :subject, :content::jsonb, :position)
                        on conflict (party) do update set
                            names = excluded.names, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
                            example = excluded.example, subject = excluded.subject, content = excluded.content,
                            position = excluded.position
                        where party.position <= excluded.position""")
                .param("party", party.id().value())
                .param("from", party.validity().from())
                .param("to", party.validity().to())
                .param("example", party.example())
                .params(declared.common())
                .update();
    }

    private void service(Declaration declared) {
        var service = new Service(
                declared.record().party(),
                new org.tripoint.kernel.ServiceId(declared.text("service")),
                declared.text("serviceKind"),
                declared.names(),
                declared.validity(),
                declared.truth("example"));
        jdbc.sql("""
                        insert into registry.service
                            (party, service, kind, names, valid_from, valid_to, example, subject, content, position)
                        values (:party, :service, :kind, :names::jsonb, :from, :to, :example, :subject,
                            :content::jsonb, :position)
                        on conflict (party, service) do update set
                            kind = excluded.kind, names = excluded.names, valid_from = excluded.valid_from,
                            valid_to = excluded.valid_to, example = excluded.example, subject = excluded.subject,
                            content = excluded.content, position = excluded.position
                        where service.position <= excluded.position""")
                .param("party", service.party().value())
                .param("service", service.id().value())
                .param("kind", service.kind())
                .param("from", service.validity().from())
                .param("to", service.validity().to())
                .param("example", service.example())
                .params(declared.common())
                .update();
    }
}
