package org.tripoint.gateways.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.tripoint.access.Journal;
import org.tripoint.access.Open;
import org.tripoint.access.Viewer;
import org.tripoint.gateways.web.FeatureCollection.Feature;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeClock;
import org.tripoint.web.Shell;

/// OGC API - Features, part 1 (OGC 17-069r4: Core, GeoJSON, HTML, OpenAPI 3.0) and part 2 (OGC 18-058r1: CRS). What is
/// not public is shown to an account as its roles allow; a stranger is told that he must sign in.
@Controller
class OgcApi {

    private static final String BASE = "/ogc";
    private static final String JSON = "json";

    private static final List<String> CONFORMS = List.of(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs");

    private static final MediaType GEOJSON = new MediaType("application", "geo+json");
    private static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";

    private final List<FeatureCollection> collections;
    private final Journal journal;
    private final NodeClock clock;

    OgcApi(ObjectProvider<FeatureCollection> collections, Journal journal, NodeClock clock) {
        this.collections = collections.stream()
                .sorted(Comparator.comparing(FeatureCollection::id))
                .toList();
        this.journal = journal;
        this.clock = clock;
    }

    /// A stranger asks for what is not public.
    static final class SignInFirst extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /// There is no such resource.
    static final class NotThere extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    // ---- what a request asks for

    private static boolean asksForHtml(HttpServletRequest request) {
        String format = request.getParameter("f");
        if (format != null) {
            if (!format.equals(JSON) && !format.equals("html")) {
                throw new BadQuery("expected json or html as f, found " + format);
            }
            return format.equals("html");
        }
        List<MediaType> accepted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
        return accepted.stream()
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .filter(type -> !type.isWildcardType())
                .findFirst()
                .filter(MediaType.TEXT_HTML::isCompatibleWith)
                .isPresent();
    }

    private static String base(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromRequestUri(request)
                .replacePath(BASE)
                .build()
                .toUriString();
    }

    private static Map<String, Object> link(String href, String rel, String type, String title) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("href", href);
        link.put("rel", rel);
        link.put("type", type);
        link.put("title", title);
        return link;
    }

    private static List<Map<String, Object>> selfAndAlternate(String address, String type) {
        String sign = address.contains("?") ? "&" : "?";
        return new ArrayList<>(List.of(
                link(address + sign + "f=json", "self", type, "This document"),
                link(address + sign + "f=html", "alternate", "text/html", "This document as HTML")));
    }

    private static Object answer(Map<String, ?> json, MediaType type) {
        return ResponseEntity.ok().contentType(type).body(json);
    }

    private static ModelAndView page(Shell shell, OgcPage page) {
        return new ModelAndView("gateways/ogc", Map.of("frame", shell.frame("", page.title()), "page", page));
    }

    // ---- the resources

    @Open
    @GetMapping(BASE)
    Object landing(HttpServletRequest request, Shell shell) {
        FeatureQuery.requireNone(request.getParameterMap());
        String base = base(request);
        Texts t = shell.t();
        if (asksForHtml(request)) {
            return page(
                    shell,
                    new OgcPage(
                            t.of("gateways.title"),
                            t.of("gateways.words"),
                            BASE + "?f=json",
                            List.of(
                                    new OgcPage.Link(t.of("gateways.collections"), BASE + "/collections?f=html"),
                                    new OgcPage.Link(t.of("gateways.conformance"), BASE + "/conformance?f=html"),
                                    new OgcPage.Link(t.of("gateways.api"), BASE + "/api?f=html")),
                            List.of(),
                            null));
        }
        List<Map<String, Object>> links = selfAndAlternate(base, "application/json");
        links.add(link(base + "/api?f=json", "service-desc", OPENAPI, "The API as OpenAPI 3.0"));
        links.add(link(base + "/api?f=html", "service-doc", "text/html", "The API for people"));
        links.add(link(base + "/conformance", "conformance", "application/json", "What the API conforms to"));
        links.add(link(base + "/collections", "data", "application/json", "The collections"));
        return answer(
                Map.of("title", "Tripoint", "description", "Features of the border", "links", links),
                MediaType.APPLICATION_JSON);
    }

    @Open
    @GetMapping(BASE + "/conformance")
    Object conformance(HttpServletRequest request, Shell shell) {
        FeatureQuery.requireNone(request.getParameterMap());
        if (asksForHtml(request)) {
            List<OgcPage.Row> rows =
                    CONFORMS.stream().map(uri -> new OgcPage.Row(uri, null, "")).toList();
            return page(
                    shell,
                    new OgcPage(
                            shell.t().of("gateways.conformance"),
                            "",
                            BASE + "/conformance?f=json",
                            List.of(),
                            rows,
                            null));
        }
        return answer(Map.of("conformsTo", CONFORMS), MediaType.APPLICATION_JSON);
    }

    @Open
    @GetMapping(BASE + "/api")
    Object api(HttpServletRequest request, Shell shell) {
        FeatureQuery.requireNone(request.getParameterMap());
        Map<String, Object> document = new OpenApiDocument(base(request), collections).json();
        if (asksForHtml(request)) {
            List<OgcPage.Row> rows = document.get("paths") instanceof Map<?, ?> paths
                    ? paths.keySet().stream()
                            .map(path -> new OgcPage.Row("GET " + BASE + path, null, ""))
                            .toList()
                    : List.of();
            return page(
                    shell, new OgcPage(shell.t().of("gateways.api"), "", BASE + "/api?f=json", List.of(), rows, null));
        }
        return answer(document, MediaType.parseMediaType(OPENAPI));
    }

    @Open
    @GetMapping(BASE + "/collections")
    Object collections(HttpServletRequest request, Optional<Viewer> viewer, Shell shell) {
        FeatureQuery.requireNone(request.getParameterMap());
        String base = base(request);
        List<FeatureCollection> shown = collections.stream()
                .filter(collection -> collection.isPublic() || viewer.isPresent())
                .toList();
        if (asksForHtml(request)) {
            List<OgcPage.Row> rows = shown.stream()
                    .map(each -> new OgcPage.Row(
                            each.title(shell.t()), BASE + "/collections/" + each.id() + "?f=html", each.description()))
                    .toList();
            return page(
                    shell,
                    new OgcPage(
                            shell.t().of("gateways.collections"),
                            "",
                            BASE + "/collections?f=json",
                            List.of(),
                            rows,
                            null));
        }
        return answer(
                Map.of(
                        "links", selfAndAlternate(base + "/collections", "application/json"),
                        "crs", Crs.uris(),
                        "collections",
                                shown.stream()
                                        .map(each -> collection(each, base, shell.t()))
                                        .toList()),
                MediaType.APPLICATION_JSON);
    }

    private static Map<String, Object> collection(FeatureCollection collection, String base, Texts t) {
        String address = base + "/collections/" + collection.id();
        List<Map<String, Object>> links = selfAndAlternate(address, "application/json");
        links.add(link(address + "/items?f=json", "items", GEOJSON.toString(), "The features"));
        links.add(link(address + "/items?f=html", "items", "text/html", "The features as HTML"));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", collection.id());
        json.put("title", collection.title(t));
        json.put("description", collection.description());
        json.put("itemType", "feature");
        json.put(
                "extent",
                Map.of(
                        "spatial", Map.of("bbox", List.of(collection.extent()), "crs", Crs.CRS84.uri()),
                        "temporal", Map.of("interval", List.of(java.util.Arrays.asList(null, null)))));
        json.put("crs", Crs.uris());
        json.put("storageCrs", Crs.CRS84.uri());
        json.put("links", links);
        return json;
    }

    private FeatureCollection get(String id, Optional<Viewer> viewer) {
        FeatureCollection found = collections.stream()
                .filter(collection -> collection.id().equals(id))
                .findFirst()
                .orElseThrow(NotThere::new);
        if (!found.isPublic() && viewer.isEmpty()) {
            throw new SignInFirst();
        }
        return found;
    }

    @Open
    @GetMapping(BASE + "/collections/{collection}")
    Object collection(
            HttpServletRequest request, Optional<Viewer> viewer, Shell shell, @PathVariable String collection) {
        FeatureQuery.requireNone(request.getParameterMap());
        FeatureCollection found = get(collection, viewer);
        if (asksForHtml(request)) {
            String path = BASE + "/collections/" + found.id();
            return page(
                    shell,
                    new OgcPage(
                            found.title(shell.t()),
                            found.description(),
                            path + "?f=json",
                            List.of(new OgcPage.Link(shell.t().of("gateways.items"), path + "/items?f=html")),
                            List.of(),
                            null));
        }
        return answer(collection(found, base(request), shell.t()), MediaType.APPLICATION_JSON);
    }

    @Open
    @GetMapping(BASE + "/collections/{collection}/items")
    Object items(HttpServletRequest request, Optional<Viewer> viewer, Shell shell, @PathVariable String collection) {
        FeatureCollection found = get(collection, viewer);
        FeatureQuery query = FeatureQuery.read(request.getParameterMap(), found.filters());
        boolean html = asksForHtml(request);
        viewer.ifPresent(reader -> journal.read(reader, "gateways.title", null));
        FeatureCollection.Page page = found.list(query, viewer, shell.t());
        String self = base(request) + "/collections/" + found.id() + "/items";
        if (html) {
            return page(shell, itemsPage(found, query, page, request, shell.t()));
        }
        List<Map<String, Object>> links = new ArrayList<>(List.of(
                link(at(self, request, query.offset(), JSON), "self", GEOJSON.toString(), "This document"),
                link(at(self, request, query.offset(), "html"), "alternate", "text/html", "This document as HTML")));
        neighbours(query, page)
                .forEach((rel, offset) -> links.add(
                        link(at(self, request, offset, JSON), rel, GEOJSON.toString(), "The " + rel + " page")));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "FeatureCollection");
        json.put("note", shell.t().of("web.map.note"));
        json.put("links", links);
        json.put("timeStamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        json.put("numberMatched", page.matched());
        json.put("numberReturned", page.features().size());
        json.put(
                "features",
                page.features().stream()
                        .map(feature -> geojson(feature, query.crs()))
                        .toList());
        return ResponseEntity.ok()
                .contentType(GEOJSON)
                .header("Content-Crs", "<" + query.crs().uri() + ">")
                .body(json);
    }

    /// Where the pages before and behind begin.
    private static Map<String, Integer> neighbours(FeatureQuery query, FeatureCollection.Page page) {
        Map<String, Integer> neighbours = new TreeMap<>();
        if (query.offset() + page.features().size() < page.matched()
                && !page.features().isEmpty()) {
            neighbours.put("next", query.offset() + page.features().size());
        }
        if (query.offset() > 0) {
            neighbours.put("prev", Math.max(0, query.offset() - query.limit()));
        }
        return neighbours;
    }

    /// The same request at another offset.
    private static String at(String self, HttpServletRequest request, int offset, String format) {
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(self);
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
            if (!name.equals("offset") && !name.equals("f")) {
                address.queryParam(name, UriUtils.encode(values[0], java.nio.charset.StandardCharsets.UTF_8));
            }
        });
        if (offset > 0) {
            address.queryParam("offset", offset);
        }
        return address.queryParam("f", format).build(true).toUriString();
    }

    private static Map<String, @Nullable Object> geojson(Feature feature, Crs crs) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", "Feature");
        json.put("id", feature.id());
        Double latitude = feature.latitude();
        Double longitude = feature.longitude();
        json.put(
                "geometry",
                latitude == null || longitude == null
                        ? null
                        : Map.of("type", "Point", "coordinates", crs.coordinates(latitude, longitude)));
        json.put("properties", feature.properties());
        return json;
    }

    private static OgcPage itemsPage(
            FeatureCollection collection,
            FeatureQuery query,
            FeatureCollection.Page page,
            HttpServletRequest request,
            Texts t) {
        String path = BASE + "/collections/" + collection.id() + "/items";
        Map<String, Integer> neighbours = neighbours(query, page);
        List<OgcPage.Link> links = new ArrayList<>();
        Optional.ofNullable(neighbours.get("prev"))
                .ifPresent(offset ->
                        links.add(new OgcPage.Link(t.of("gateways.previous"), at(path, request, offset, "html"))));
        Optional.ofNullable(neighbours.get("next"))
                .ifPresent(offset ->
                        links.add(new OgcPage.Link(t.of("gateways.next"), at(path, request, offset, "html"))));
        return new OgcPage(
                collection.title(t),
                collection.description(),
                at(path, request, query.offset(), JSON),
                links,
                page.features().stream()
                        .map(feature ->
                                new OgcPage.Row(feature.name(), path + "/" + feature.id() + "?f=html", line(feature)))
                        .toList(),
                t.of("gateways.matched", Map.of("count", page.matched())));
    }

    private static String line(Feature feature) {
        return feature.properties().entrySet().stream()
                .filter(property -> property.getValue() != null)
                .map(property -> property.getKey() + ": " + property.getValue())
                .collect(Collectors.joining(" · "));
    }

    @Open
    @GetMapping(BASE + "/collections/{collection}/items/{feature}")
    Object item(
            HttpServletRequest request,
            Optional<Viewer> viewer,
            Shell shell,
            @PathVariable String collection,
            @PathVariable String feature) {
        FeatureCollection found = get(collection, viewer);
        Crs crs = FeatureQuery.crsOnly(request.getParameterMap());
        boolean html = asksForHtml(request);
        Feature one = found.find(feature, viewer, shell.t()).orElseThrow(NotThere::new);
        viewer.ifPresent(reader -> journal.read(reader, "gateways.title", null));
        String address = base(request) + "/collections/" + found.id();
        if (html) {
            List<OgcPage.Row> rows = one.properties().entrySet().stream()
                    .filter(property -> property.getValue() != null)
                    .map(property -> new OgcPage.Row(property.getKey(), null, String.valueOf(property.getValue())))
                    .toList();
            String path = BASE + "/collections/" + found.id();
            return page(
                    shell,
                    new OgcPage(
                            one.name(),
                            "",
                            path + "/items/" + one.id() + "?f=json",
                            List.of(new OgcPage.Link(found.title(shell.t()), path + "?f=html")),
                            rows,
                            null));
        }
        Map<String, @Nullable Object> json = geojson(one, crs);
        List<Map<String, Object>> links = selfAndAlternate(address + "/items/" + one.id(), GEOJSON.toString());
        links.add(link(address, "collection", "application/json", "The collection"));
        json.put("links", links);
        return ResponseEntity.ok()
                .contentType(GEOJSON)
                .header("Content-Crs", "<" + crs.uri() + ">")
                .body(json);
    }

    // ---- refusals

    private static ResponseEntity<Map<String, String>> refusal(HttpStatus status, String code, String words) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("code", code, "description", words));
    }

    @ExceptionHandler(BadQuery.class)
    ResponseEntity<Map<String, String>> bad(BadQuery query) {
        return refusal(HttpStatus.BAD_REQUEST, "InvalidParameterValue", String.valueOf(query.getMessage()));
    }

    @ExceptionHandler(NotThere.class)
    ResponseEntity<Map<String, String>> notThere(NotThere missing) {
        return refusal(HttpStatus.NOT_FOUND, "NotFound", "there is no such resource");
    }

    @ExceptionHandler(SignInFirst.class)
    ResponseEntity<Map<String, String>> signIn(SignInFirst stranger) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("code", "Unauthorized", "description", "sign in, or show an access token"));
    }
}
