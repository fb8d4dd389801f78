package org.tripoint.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.tripoint.fixture.OneNode;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.UnitId;
import org.tripoint.platform.Csv;

/// Every address that the framework knows stands in a table `rights/<room>.csv` with who may ask for it, and
/// every row is tried: by a stranger and by an account of each role alone.
///
/// `who` is `open`, `all` (every account), roles separated by spaces, `this machine`, or `nobody` for what only
/// the node itself goes on to. A method `*` is any.
class RouteRightsTest {

    private static final Path TABLES = Path.of("src/test/resources/rights");

    private static OneNode node;
    private static final Map<Role, AccountId> ACCOUNTS = new EnumMap<>(Role.class);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @BeforeAll
    static void start() {
        node = OneNode.start();
        for (Role role : Role.values()) {
            var draft = new Account.Draft(
                    "only-" + role.code(),
                    new ServiceId("border-guard"),
                    new UnitId("vn-tuy-duc"),
                    new OfficeId("duty-officer"),
                    UnitLevel.POST,
                    Set.of(role),
                    null);
            ACCOUNTS.put(
                    role,
                    node.bean(Accounts.class)
                            .create(draft, "a long enough phrase")
                            .id());
        }
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    record Route(String method, String path, String who) {

        Set<Role> allowed() {
            return switch (who) {
                case "open", "this machine", "all" -> Set.of(Role.values());
                default -> Arrays.stream(who.split(" ")).map(Role::ofCode).collect(Collectors.toSet());
            };
        }

        boolean open() {
            return who.equals("open") || who.equals("this machine");
        }

        boolean safe() {
            return method.equals("GET") || method.equals("*");
        }

        String key() {
            return method + " " + path;
        }
    }

    static Stream<Route> routes() {
        try (var files = Files.list(TABLES)) {
            return files.sorted().toList().stream()
                    .flatMap(file -> rows(file).stream())
                    .map(row -> new Route(row.get("method"), row.get("path"), row.get("who")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Csv.Row> rows(Path file) {
        try {
            return Csv.read(Files.newInputStream(file)).rows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyAddressOfTheFrameworkIsDeclaredAndNoOther() {
        var found = new TreeSet<String>();
        node.context().getBeansOfType(HandlerMapping.class).values().forEach(mapping -> found.addAll(keys(mapping)));

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(routes().map(Route::key).toList());
    }

    /// The addresses of a mapping, each with its method.
    private static List<String> keys(HandlerMapping mapping) {
        return switch (mapping) {
            case RequestMappingInfoHandlerMapping methods ->
                methods.getHandlerMethods().keySet().stream()
                        .flatMap(RouteRightsTest::keys)
                        .toList();
            case AbstractUrlHandlerMapping files ->
                files.getHandlerMap().keySet().stream().map(path -> "* " + path).toList();
            case RouterFunctionMapping functions -> {
                assertThat(functions.getRouterFunction())
                        .as("no page is a router function")
                        .isNull();
                yield List.of();
            }
            default -> throw new AssertionError("a mapping whose addresses nobody can list: " + mapping.getClass());
        };
    }

    private static Stream<String> keys(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        var names = methods.isEmpty()
                ? Set.of("*")
                : methods.stream().map(Enum::name).collect(Collectors.toSet());
        return info.getPatternValues().stream().flatMap(path -> names.stream().map(name -> name + " " + path));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void letsInWhoIsNamedAndNobodyElse(Route route) {
        var wrong = new ArrayList<String>();
        for (Role role : Role.values()) {
            int status = send(route, Optional.of(role)).statusCode();
            boolean refused = status == 403 || status == 401;
            if (refused == route.allowed().contains(role)) {
                wrong.add(role + " got " + status);
            }
        }
        var stranger = send(route, Optional.empty());
        if (isDoor(stranger) == route.open() || stranger.statusCode() == 403) {
            wrong.add("a stranger got " + stranger.statusCode());
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void anAuditorChangesNothingButHisOwnAccount() {
        assertThat(routes().filter(route -> !route.safe()
                                && !route.open()
                                && route.allowed().contains(Role.AUDITOR))
                        .map(Route::path))
                .allMatch(path ->
                        path.startsWith("/account") || path.startsWith("/preferences/") || path.equals("/logout"));
    }

    private static boolean isDoor(HttpResponse<?> answer) {
        return answer.statusCode() == 303
                && answer.headers().firstValue("Location").orElse("").startsWith("/login");
    }

    private static HttpResponse<InputStream> send(Route route, Optional<Role> role) {
        var session =
                role.map(ACCOUNTS::get).map(account -> node.bean(Sessions.class).begin(account, "127.0.0.1", ""));
        var secret = session.orElseGet(SecretToken::create);
        var request = HttpRequest.newBuilder(URI.create(node.address() + path(route)))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "text/html, */*;q=0.1")
                .header("Cookie", "tripoint-vn" + (session.isPresent() ? "=" : "-visit=") + secret.value())
                .header("X-CSRF-TOKEN", MaskedToken.of(secret))
                .method(route.method().equals("*") ? "GET" : route.method(), HttpRequest.BodyPublishers.noBody());
        try {
            // an answer without end is let go after its head
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A real path of the route's pattern; what it names need not exist.
    private static String path(Route route) {
        return route.path()
                .replace("/**", "/nothing")
                .replaceAll("\\{(hash|[^/]*\\{64})[^/]*}", "0".repeat(64))
                .replaceAll("\\{[^/]*}", "00000000-0000-7000-8000-000000000000");
    }
}
