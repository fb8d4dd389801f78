package org.tripoint;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;

/// The import table of ARCHITECTURE.md. Who wants another link names it there first, then here.
class ArchitectureTest {

    private static final String ROOT = "org.tripoint.";

    /// Every package may use these.
    private static final Set<String> GROUND = Set.of("kernel", "platform", "language");

    private static final Set<String> BOUNDARY = Set.of("ledger", "access", "geo", "registry", "instruments");
    private static final Set<String> INCIDENTS = plus(BOUNDARY, "boundary");
    private static final Set<String> ALERTS = plus(INCIDENTS, "incidents");
    private static final Set<String> FEATURES = Set.of(
            "ledger",
            "access",
            "geo",
            "registry",
            "instruments",
            "boundary",
            "incidents",
            "alerts",
            "duty",
            "activities",
            "exchange");

    private static final Map<String, Set<String>> TABLE = Map.ofEntries(
            Map.entry("kernel", Set.of()),
            Map.entry("platform", Set.of()),
            Map.entry("geo", Set.of()),
            Map.entry("language", Set.of()),
            Map.entry("ledger", Set.of()),
            Map.entry("access", Set.of("ledger")),
            Map.entry("web", Set.of("ledger", "access", "geo")),
            Map.entry("registry", Set.of("ledger", "access")),
            Map.entry("instruments", Set.of("ledger", "access", "registry")),
            Map.entry("boundary", BOUNDARY),
            Map.entry("incidents", INCIDENTS),
            Map.entry("alerts", ALERTS),
            Map.entry("duty", ALERTS),
            Map.entry("activities", ALERTS),
            Map.entry("exchange", Set.of("ledger", "access", "registry", "instruments")),
            Map.entry("search", Set.of("ledger", "access")),
            Map.entry("demo", Set.of("exchange")),
            Map.entry("insight", FEATURES),
            Map.entry("gateways", FEATURES));

    private static final Set<String> WITHOUT_GROUND = Set.of("kernel");
    private static final Set<String> ON_KERNEL_ONLY = Set.of("platform", "geo", "language");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.tripoint");

    @Test
    void everyPackageHasItsRowInTheTable() {
        Set<String> rooms = CLASSES.stream()
                .map(ArchitectureTest::room)
                .filter(room -> !room.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(TABLE.keySet()).containsAll(rooms);
        assertThat(rooms).contains("kernel", "platform");
    }

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        assertThat(links().filter(link -> !allowed(link)).map(ArchitectureTest::describe))
                .isEmpty();
    }

    @Test
    void packagesFormNoCycle() {
        slices().assignedFrom(new RoomsWithPagesApart())
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void subpackagesAreReachedFromTheirOwnPackageOnly() {
        assertThat(links().filter(link -> depth(link.getTargetClass()) > 1
                                && !room(link.getTargetClass()).equals("kernel"))
                        .map(ArchitectureTest::describe))
                .isEmpty();
    }

    @Test
    void gatewaysDoNotUseOneAnother() {
        assertThat(CLASSES.stream()
                        .filter(type -> room(type).equals("gateways"))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(link -> room(link.getTargetClass()).equals("gateways")
                                && depth(link.getTargetClass()) > 1
                                && !link.getTargetClass()
                                        .getPackageName()
                                        .startsWith(link.getOriginClass().getPackageName()))
                        .map(ArchitectureTest::describe))
                .isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        List<String> empty = List.of("Manager", "Impl", "Helper", "Util", "Utils", "Common");
        assertThat(CLASSES.stream()
                        .filter(type -> empty.stream().anyMatch(type.getSimpleName()::endsWith)
                                || type.getSimpleName().startsWith("Default"))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void controllersAreNobodysBusiness() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> type.isMetaAnnotatedWith(Controller.class))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    /// All uses of a class of one room by a class of another.
    private static Stream<Dependency> links() {
        return CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(link -> {
                    String from = room(link.getOriginClass());
                    String to = room(link.getTargetClass());
                    return !from.isEmpty() && !to.isEmpty() && !from.equals(to);
                });
    }

    private static boolean allowed(Dependency link) {
        String from = room(link.getOriginClass());
        String to = room(link.getTargetClass());
        if (WITHOUT_GROUND.contains(from)) {
            return false;
        }
        if (ON_KERNEL_ONLY.contains(from)) {
            return to.equals("kernel");
        }
        if (to.equals("web")) {
            return link.getOriginClass().getPackageName().startsWith(ROOT + from + ".web");
        }
        return GROUND.contains(to) || TABLE.getOrDefault(from, Set.of()).contains(to);
    }

    /// The package below `org.tripoint`, empty for what is not ours and for the main class, which joins all.
    private static String room(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String rest = name.substring(ROOT.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }

    private static int depth(JavaClass type) {
        return type.getBaseComponentType().getPackageName().split("\\.").length - 2;
    }

    private static String describe(Dependency link) {
        return link.getOriginClass().getName() + " uses "
                + link.getTargetClass().getName();
    }

    /// A room's pages stand on the shell `web`, which stands on rooms: so its pages are a slice of their own.
    private static final class RoomsWithPagesApart implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String room = room(type);
            if (room.isEmpty()) {
                return SliceIdentifier.ignore();
            }
            boolean page = type.getPackageName().startsWith(ROOT + room + ".web");
            return page ? SliceIdentifier.of(room, "web") : SliceIdentifier.of(room);
        }

        @Override
        public String getDescription() {
            return "rooms, their pages apart";
        }
    }

    private static Set<String> plus(Set<String> set, String more) {
        return Stream.concat(set.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
