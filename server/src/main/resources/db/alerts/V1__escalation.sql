-- Alerts that went to a level above, by the record that says so.
create table alerts.escalation (
    escalation bytea primary key,
    alert bytea not null,
    level text not null,
    position bigint not null
);

create index escalation_by_alert on alerts.escalation (alert);
