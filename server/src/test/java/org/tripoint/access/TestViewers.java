package org.tripoint.access;

import java.util.Set;
import java.util.UUID;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.UnitId;
import org.tripoint.language.Language;

/// Viewers of Viet Nam for tests of what each may do.
final class TestViewers {

    private TestViewers() {}

    static Viewer of(String unit, UnitLevel level, Role... roles) {
        return new Viewer(
                new AccountId(UUID.randomUUID()),
                "somebody",
                new PartyId("VN"),
                new ServiceId("border-guard"),
                new UnitId(unit),
                new OfficeId("duty-officer"),
                level,
                Set.of(roles),
                new Language("vi"));
    }

    static Viewer officer() {
        return of("vn-tuy-duc", UnitLevel.POST, Role.OFFICER);
    }
}
