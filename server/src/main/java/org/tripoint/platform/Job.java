package org.tripoint.platform;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// Work that is to be done once at or after `due`, on the node's clock. `kind` and `key` together name it.
///
/// @param attempts how often it has been tried and failed
public record Job(String kind, String key, JsonNode data, Instant due, int attempts) {}
