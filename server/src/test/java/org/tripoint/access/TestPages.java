package org.tripoint.access;

import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.tripoint.language.Texts;

/// Pages of each kind of right, for tests of what stands before them. The profile, which nobody has, keeps them
/// out of the nodes that did not ask for them.
@RestController
@Profile("never")
class TestPages {

    private final JdbcClient jdbc;

    TestPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static void register(GenericApplicationContext beans) {
        beans.registerBean(TestPages.class, () -> new TestPages(beans.getBean(JdbcClient.class)));
    }

    @Open
    @GetMapping("/test/open")
    String open(Optional<Viewer> viewer, Texts t) {
        return viewer.map(Viewer::login).orElse("stranger") + " " + t.language();
    }

    @Allowed
    @GetMapping("/test/anybody")
    String anybody(Viewer viewer) {
        return viewer.login();
    }

    @Allowed({Role.OFFICER, Role.COMMANDER})
    @GetMapping("/test/post")
    String post() {
        return "post";
    }

    @GetMapping("/test/undeclared")
    String undeclared() {
        return "undeclared";
    }

    @Allowed
    @PostMapping("/test/form")
    String form(Viewer viewer, @RequestParam(defaultValue = "") String text) {
        return viewer.login() + " " + text;
    }

    @Allowed
    @PostMapping("/test/file")
    String file(@RequestParam MultipartFile file) {
        return String.valueOf(file.getSize());
    }

    @Allowed
    @PostMapping("/test/body")
    String body(@RequestBody byte[] body) {
        return String.valueOf(body.length);
    }

    @Allowed
    @PostMapping("/test/person")
    String person(Presence.InSession presence) {
        return presence.viewer().login();
    }

    @Open
    @GetMapping("/test/number")
    String number(@RequestParam int number) {
        return String.valueOf(number);
    }

    @Open
    @GetMapping("/test/broken")
    String broken(@RequestParam String text) {
        return String.valueOf(this.jdbc
                .sql("insert into access.token (id, name) values (:id, :name)")
                .param("id", UUID.randomUUID())
                .param("name", text)
                .update());
    }
}
