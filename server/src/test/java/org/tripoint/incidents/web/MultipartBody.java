package org.tripoint.incidents.web;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The body of a form with a file, as a browser sends it (RFC 7578).
final class MultipartBody {

    private static final String BOUNDARY = "tripoint-test-boundary";

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    static MultipartBody of(Map<String, String> fields) {
        MultipartBody body = new MultipartBody();
        fields.forEach(body::field);
        return body;
    }

    MultipartBody field(String name, String value) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    MultipartBody file(String name, String fileName, String type, byte[] content) {
        return part(
                "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"\r\nContent-Type: "
                        + type,
                content);
    }

    private MultipartBody part(String headers, byte[] content) {
        octets.writeBytes(("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        octets.writeBytes(content);
        octets.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return this;
    }

    HttpRequest.Builder post(java.net.URI address) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(octets.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(address)
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(whole.toByteArray()));
    }
}
