package org.tripoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class HealthTest {

    @Test
    void namesThePartsThatAreNotReady() {
        var answer = new Health(List.of(part("peers", false), part("database", true), part("data", false))).health();

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getBody()).isEqualTo("waiting for data, peers\n");
    }

    @Test
    void isReadyWhenEveryPartIs() {
        var answer = new Health(List.of(part("database", true))).health();

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    private static ReadinessPart part(String name, boolean ready) {
        return new ReadinessPart() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean ready() {
                return ready;
            }
        };
    }
}
