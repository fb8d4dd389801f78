package org.tripoint.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The checker of messages finds what it is there to find.
class CapRulesTest {

    private static final String SOUND =
            "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>a</identifier>"
                    + "<sender>b</sender><sent>2026-11-25T06:00:00+07:00</sent><status>Actual</status><msgType>Alert</msgType>"
                    + "<scope>Public</scope><info><language>vi</language><category>Met</category><event>e</event>"
                    + "<urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>"
                    + "<area><areaDesc>d</areaDesc><circle>12.2,107.4 1</circle></area></info></alert>";

    @Test
    void findsNothingInASoundMessage() throws Exception {
        assertThat(CapRules.faults(SOUND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+07:00,Z",
        "Actual,Real",
        "Met,Weather",
        "cap:1.2,cap:1.1",
        "<event>e</event>,''",
        "'<sender>b</sender>','<sender>b, c</sender>'",
        "'12.2,107.4 1','12.2 107.4'",
        "<scope>Public</scope>,''",
        "<areaDesc>d</areaDesc>,<areaDesc/>"
    })
    void findsEachFault(String right, String wrong) throws Exception {
        assertThat(CapRules.faults(SOUND.replace(right, wrong))).isNotEmpty();
    }

    @Test
    void findsElementsOutOfOrder() throws Exception {
        String moved = SOUND.replace("<language>vi</language>", "")
                .replace("<event>e</event>", "<event>e</event><language>vi</language>");
        assertThat(CapRules.faults(moved)).isNotEmpty();
    }
}
