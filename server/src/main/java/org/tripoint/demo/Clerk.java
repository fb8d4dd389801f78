package org.tripoint.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Someone who uses the pages of a node over HTTP, without JavaScript: signs in, opens pages, sends their forms.
final class Clerk {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(ANSWER)
            .build();
    private final URI node;

    Clerk(URI node) {
        this.node = node;
    }

    /// A page with the address that it was reached at.
    record Page(URI address, String html) {

        /// The form whose action ends so, with its hidden inputs.
        Form form(String actionEnd) {
            Matcher forms = FORM.matcher(html);
            while (forms.find()) {
                Map<String, String> attributes = attributes(forms.group(1));
                String action = attributes.getOrDefault("action", address.getPath());
                if (action.endsWith(actionEnd)) {
                    return new Form(address.resolve(action), hidden(forms.group(2)));
                }
            }
            throw new IllegalStateException("expected a form for " + actionEnd + " on " + address);
        }

        private static Map<String, String> hidden(String body) {
            Map<String, String> values = new LinkedHashMap<>();
            Matcher inputs = INPUT.matcher(body);
            while (inputs.find()) {
                Map<String, String> attributes = attributes(inputs.group(1));
                if ("hidden".equals(attributes.get("type"))) {
                    values.put(attributes.getOrDefault("name", ""), attributes.getOrDefault("value", ""));
                }
            }
            return values;
        }

        private static Map<String, String> attributes(String text) {
            Map<String, String> attributes = new LinkedHashMap<>();
            Matcher matcher = ATTRIBUTE.matcher(text);
            while (matcher.find()) {
                attributes.put(matcher.group(1), matcher.group(2));
            }
            return attributes;
        }
    }

    record Form(URI action, Map<String, String> hidden) {}

    void signIn(String login, String password) throws IOException, InterruptedException {
        Map<String, String> fields =
                new LinkedHashMap<>(open("/login").form("/login").hidden());
        fields.put("login", login);
        fields.put("password", password);
        Page page = send(node.resolve("/login"), encode(fields), "application/x-www-form-urlencoded");
        if (page.address().getPath().equals("/login")) {
            throw new IllegalStateException("expected the account " + login + " to be let in at " + node);
        }
    }

    Page open(String path) throws IOException, InterruptedException {
        return read(
                HttpRequest.newBuilder(node.resolve(path)).timeout(ANSWER).GET().build());
    }

    /// Whether the node has this page for this account.
    Optional<Page> find(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(node.resolve(path)).timeout(ANSWER).GET().build(),
                HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200 ? Optional.of(new Page(response.uri(), response.body())) : Optional.empty();
    }

    Page submit(Form form) throws IOException, InterruptedException {
        return send(form.action(), encode(form.hidden()), "application/x-www-form-urlencoded");
    }

    /// Sends a form with a file in the field `file`.
    Page upload(Form form, String fileName, byte[] content) throws IOException, InterruptedException {
        String boundary = "tripoint" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : form.hidden().entrySet()) {
            part(
                    body,
                    boundary,
                    "name=\"" + field.getKey() + "\"",
                    field.getValue().getBytes(StandardCharsets.UTF_8));
        }
        part(body, boundary, "name=\"file\"; filename=\"" + fileName + "\"", content);
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(form.action(), body.toByteArray(), "multipart/form-data; boundary=" + boundary);
    }

    private static void part(ByteArrayOutputStream body, String boundary, String disposition, byte[] content) {
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Page send(URI address, byte[] body, String type) throws IOException, InterruptedException {
        return read(HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private Page read(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "expected a page at " + request.uri() + ", found status " + response.statusCode());
        }
        return new Page(response.uri(), response.body());
    }
}
