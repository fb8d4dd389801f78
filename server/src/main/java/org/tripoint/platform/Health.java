package org.tripoint.platform;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answer to `GET /health`: 200 when every part of the node is ready, else 503 and the names of those that are not.
@RestController
class Health {

    private final List<ReadinessPart> parts;

    Health(List<ReadinessPart> parts) {
        this.parts = List.copyOf(parts);
    }

    @GetMapping(path = "/health", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> health() {
        List<String> waiting = parts.stream()
                .filter(part -> !part.ready())
                .map(ReadinessPart::name)
                .sorted()
                .toList();
        if (waiting.isEmpty()) {
            return ResponseEntity.ok("ready\n");
        }
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .body("waiting for " + String.join(", ", waiting) + "\n");
    }
}
