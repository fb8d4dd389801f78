package org.tripoint.incidents.web;

import java.nio.file.*;
import java.time.Instant;
import java.util.*;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.tripoint.Node;
import org.tripoint.fixture.*;
import org.tripoint.incidents.*;
import org.tripoint.kernel.*;
import org.tripoint.kernel.log.*;
import org.tripoint.ledger.*;
import org.tripoint.platform.NodeClock;
import tools.jackson.databind.JsonNode;

@SuppressWarnings("all")
@org.jspecify.annotations.NullUnmarked
class ScratchTest {
    public static void main(String[] a) throws Exception {
        new ScratchTest().serve();
    }

    static class Fake implements Deliveries {
        final Map<Sha256, List<Delivery>> map = new HashMap<>();

        public List<Delivery> list(Sha256 r) {
            return map.getOrDefault(r, List.of());
        }
    }

    void serve() throws Exception {
        List<ConfigurableApplicationContext> nodes = new ArrayList<>();
        Map<String, Fake> fakes = new HashMap<>();
        String[][] ps = {{"VN", "vi", "8491"}, {"KH", "km", "8493"}, {"LA", "lo", "8492"}};
        Map<String, ConfigurableApplicationContext> by = new HashMap<>();
        for (String[] p : ps) {
            TestDatabase db = TestDatabase.create();
            Path dir = Files.createTempDirectory("scratch" + p[0]);
            Files.copy(Path.of("../demo/" + p[0].toLowerCase() + "/units.csv"), dir.resolve("units.csv"));
            Properties names = new Properties();
            try (var r = Files.newBufferedReader(Path.of("../demo/" + p[0].toLowerCase() + "/names.properties"))) {
                names.load(r);
            }
            Map<String, String> nm = new TreeMap<>();
            names.stringPropertyNames().forEach(k -> nm.put(k.substring(5), names.getProperty(k)));
            var s0 =
                    TestSettings.of(p[0], p[1], dir, db.address(), Integer.parseInt(p[2]), Integer.parseInt(p[2]) + 10);
            var s = new org.tripoint.platform.NodeSettings(
                    s0.dataDir(),
                    s0.mode(),
                    s0.party(),
                    s0.language(),
                    s0.zone(),
                    s0.webAddress(),
                    s0.webPort(),
                    s0.feedAddress(),
                    s0.feedPort(),
                    s0.feedUrl(),
                    s0.webTls(),
                    s0.behindProxy(),
                    s0.database(),
                    nm);
            TestClock clock = new TestClock();
            clock.set(Instant.parse("2026-11-25T02:30:00Z"));
            Fake fake = new Fake();
            fakes.put(p[0], fake);
            var ctx = Node.start(s, beans -> {
                beans.registerBean(NodeClock.class, () -> clock);
                beans.registerBean(Deliveries.class, () -> fake, d -> d.setPrimary(true));
            });
            nodes.add(ctx);
            by.put(p[0], ctx);
        }
        // exchange declarations
        int i = 0;
        for (String a : by.keySet())
            for (String b : by.keySet())
                if (!a.equals(b)) {
                    long pos = 0;
                    List<LedgerRecord> chunk;
                    while (!(chunk = by.get(a).getBean(Ledger.class).listFrom(pos + 1)).isEmpty()) {
                        for (LedgerRecord r : chunk) {
                            pos = r.position();
                            if (r.isOwn() && r.type().name().endsWith(".declared"))
                                by.get(b)
                                        .getBean(Ledger.class)
                                        .receive(r.signed(), new Origin.Received(new PartyId(a), Lane.CONTROL, 1, i++));
                        }
                    }
                }
        TestClockHolder.advance(by);
        story(by, fakes);
        System.out.println("SCRATCH READY");
        Thread.sleep(3_600_000);
    }

    static class TestClockHolder {
        static void advance(Map<String, ConfigurableApplicationContext> by) {}
    }

    void story(Map<String, ConfigurableApplicationContext> by, Map<String, Fake> fakes) throws Exception {
        var vn = by.get("VN");
        var kh = by.get("KH");
        Author tuyDuc = new Author(
                new PartyId("VN"),
                new ServiceId("border-guard"),
                new UnitId("vn-tuy-duc"),
                new OfficeId("duty-officer"),
                new UUID(1, 1));
        Author company = new Author(
                new PartyId("KH"),
                new ServiceId("armed-forces"),
                new UnitId("kh-company-1"),
                new OfficeId("duty-officer"),
                new UUID(1, 1));
        java.awt.image.BufferedImage im = new java.awt.image.BufferedImage(800, 600, 1);
        var g = im.createGraphics();
        g.setPaint(new java.awt.GradientPaint(
                0, 0, new java.awt.Color(120, 150, 170), 0, 600, new java.awt.Color(80, 100, 60)));
        g.fillRect(0, 0, 800, 600);
        g.dispose();
        var o = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(im, "jpeg", o);
        var up = (AttachmentVerdict.Accepted)
                vn.getBean(Attachments.class).accept(new java.io.ByteArrayInputStream(o.toByteArray()), new UUID(1, 1));
        kh.getBean(Attachments.class).accept(new java.io.ByteArrayInputStream(o.toByteArray()), new UUID(1, 1));
        String ph = "{\"photographs\":[" + up.as(false).toJson() + "]}";
        LedgerRecord flood = report(
                vn,
                "flood.reported",
                Map.of(
                        "event",
                        "{\"road\":\"road-to-gate\",\"blocked\":\"vehicles\",\"since\":\"2026-11-25T02:10:00.000Z\",\"depth\":60,\"help\":\"boat\"}",
                        "people",
                        "{\"hurt\":0}",
                        "place",
                        "{\"place\":\"gate:bu-prang\",\"position\":{\"latitude\":12.313,\"longitude\":107.392,\"accuracyMetres\":15,\"source\":\"map\"}}",
                        "photographs",
                        ph),
                tuyDuc);
        LedgerRecord seizure = report(
                vn,
                "drugs.seized",
                Map.of(
                        "event",
                        "{\"substance\":\"methamphetamine\",\"grams\":12000,\"at\":\"2026-11-24T22:10:00.000Z\"}",
                        "persons",
                        "{\"persons\":2}",
                        "place",
                        "{\"place\":\"gate:bu-prang\",\"position\":{\"latitude\":12.215,\"longitude\":107.43,\"accuracyMetres\":15}}",
                        "photographs",
                        ph,
                        "text",
                        "{\"text\":\"Hai người đi xe máy, hàng giấu trong bao cà phê. Đã bàn giao cho phòng chống ma túy.\"}"),
                tuyDuc);
        LedgerRecord old = report(
                vn,
                "drugs.seized",
                Map.of(
                        "event",
                        "{\"substance\":\"heroin\",\"grams\":700,\"at\":\"2026-11-23T22:10:00.000Z\"}",
                        "place",
                        "{\"position\":{\"latitude\":12.25,\"longitude\":107.4}}"),
                tuyDuc);
        LedgerRecord road = report(
                vn,
                "road.blocked",
                Map.of(
                        "event",
                        "{\"danger\":\"landslide\",\"road\":\"patrol-road\",\"blocked\":\"persons-and-vehicles\",\"since\":\"2026-11-24T20:00:00.000Z\",\"until\":\"2026-11-26T05:00:00.000Z\"}",
                        "place",
                        "{\"place\":\"gate:bu-prang\",\"position\":{\"latitude\":12.33,\"longitude\":107.36}}"),
                tuyDuc);
        var kpl = new TreeSet<>(Set.of("event", "people", "place", "photographs"));
        var at = Instant.parse("2026-11-25T02:31:00Z");
        PartyId k = new PartyId("KH");
        fakes.get("VN")
                .map
                .put(
                        flood.hash(),
                        List.of(new Deliveries.Delivery(
                                k,
                                Deliveries.State.DELIVERED,
                                Optional.empty(),
                                Optional.of(Basis.Rule.DANGER_TO_LIFE),
                                kpl,
                                at)));
        fakes.get("VN")
                .map
                .put(
                        road.hash(),
                        List.of(new Deliveries.Delivery(
                                k,
                                Deliveries.State.RELEASED,
                                Optional.empty(),
                                Optional.of(Basis.Rule.DANGER_TO_LIFE),
                                new TreeSet<>(Set.of("event", "place")),
                                at)));
        fakes.get("VN")
                .map
                .put(
                        seizure.hash(),
                        List.of(new Deliveries.Delivery(
                                k,
                                Deliveries.State.WAITS,
                                Optional.of("article"),
                                Optional.empty(),
                                new TreeSet<>(),
                                at)));
        fakes.get("VN")
                .map
                .put(
                        old.hash(),
                        List.of(new Deliveries.Delivery(
                                k,
                                Deliveries.State.WITHHELD,
                                Optional.of("article-suspended"),
                                Optional.empty(),
                                new TreeSet<>(),
                                at)));
        Ledger there = kh.getBean(Ledger.class);
        there.receive(
                flood.signed().withOnly(kpl, Set.of()), new Origin.Received(new PartyId("VN"), Lane.CONTROL, 1, 10001));
        there.receive(
                old.signed().withOnly(Set.of("event"), Set.of()),
                new Origin.Received(new PartyId("VN"), Lane.ROUTINE, 1, 1));
        there.receive(
                road.signed().withOnly(Set.of("event", "place"), Set.of()),
                new Origin.Received(new PartyId("VN"), Lane.CONTROL, 1, 10002));
        kh.getBean(Replies.class).takeInCharge(flood.hash(), company);
        kh.getBean(Replies.class).answer(flood.hash(), "help-is-coming", company);
        kh.getBean(Replies.class).takeInCharge(old.hash(), company);
        for (LedgerRecord r :
                there.listNewest("r.type like 'record.%'", Map.of(), 10).reversed())
            vn.getBean(Ledger.class).receive(r.signed(), new Origin.Received(k, Lane.CONTROL, 1, 20000 + r.position()));
        System.out.println("FLOOD " + flood.hash().hex());
        System.out.println("SEIZURE " + seizure.hash().hex());
        System.out.println("OLD " + old.hash().hex());
        System.out.println("ROAD " + road.hash().hex());
    }

    LedgerRecord report(ConfigurableApplicationContext node, String type, Map<String, String> sections, Author author) {
        Map<String, @Nullable JsonNode> s = new HashMap<>();
        sections.forEach((n, j) -> s.put(n, StrictJson.read(j)));
        return node.getBean(Incidents.class)
                .report(node.getBean(Kinds.class).find(type).orElseThrow(), new SectorId("KH-VN/1"), s, author);
    }
}
