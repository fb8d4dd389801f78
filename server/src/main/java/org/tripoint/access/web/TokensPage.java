package org.tripoint.access.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.AccessTokens;
import org.tripoint.access.Allowed;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Presence;
import org.tripoint.access.Viewer;
import org.tripoint.language.Texts;
import org.tripoint.web.Crumb;
import org.tripoint.web.Field;
import org.tripoint.web.Shell;

/// The access tokens of one's own account. Only a person makes and revokes them: a program with a token cannot give
/// itself another.
@Controller
class TokensPage {

    private static final String PATH = "/account/tokens";

    private final AccessTokens tokens;
    private final Commands commands;
    private final Journal journal;

    TokensPage(AccessTokens tokens, Commands commands, Journal journal) {
        this.tokens = tokens;
        this.commands = commands;
        this.journal = journal;
    }

    @Allowed
    @GetMapping(PATH)
    ModelAndView list(Shell shell, Presence.InSession presence) {
        return page(shell, presence.viewer(), "", null, null);
    }

    /// Shows the new token in the answer itself: it is kept nowhere, so sending the form again shows only the list.
    @Allowed
    @PostMapping(PATH)
    ModelAndView create(
            Shell shell,
            Presence.InSession presence,
            @RequestParam UUID command,
            @RequestParam(defaultValue = "") String name) {
        var viewer = presence.viewer();
        if (name.isBlank() || name.length() > AccessTokens.MAX_NAME) {
            return page(shell, viewer, name, shell.t().of("access.token.name.error"), null);
        }
        var made = new AtomicReference<@Nullable String>();
        try {
            commands.once(viewer, command, () -> {
                made.set(tokens.create(viewer.account(), name));
                journal.writeAbout(viewer, "access.token.made", viewer.account());
                return PATH;
            });
        } catch (AccessTokens.TooMany tooMany) {
            return page(shell, viewer, name, shell.t().of("access.token.too-many"), null);
        }
        return made.get() == null
                ? new ModelAndView(LoginPage.redirect(PATH))
                : page(shell, viewer, "", null, made.get());
    }

    @Allowed
    @PostMapping(PATH + "/{id}/revoke")
    RedirectView revoke(Presence.InSession presence, @PathVariable UUID id) {
        var viewer = presence.viewer();
        tokens.revoke(viewer.account(), id);
        journal.writeAbout(viewer, "access.token.revoked", viewer.account());
        return LoginPage.redirect(PATH);
    }

    private ModelAndView page(Shell shell, Viewer viewer, String name, @Nullable String error, @Nullable String made) {
        var t = shell.t();
        var model = new HashMap<String, Object>();
        model.put("frame", shell.frame("", t.of("access.token.title")));
        model.put("above", List.of(new Crumb(t.of("web.account"), "/account")));
        model.put("tokens", rows(viewer, t));
        model.put(
                "name", Field.required("name", t.of("access.token.name"), name).error(error));
        if (made != null) {
            model.put("made", made);
        }
        return new ModelAndView(
                "access/tokens", model, error == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private List<TokenRow> rows(Viewer viewer, Texts t) {
        return tokens.list(viewer.account()).stream()
                .map(token -> new TokenRow(
                        token.id().toString(),
                        token.name(),
                        t.of(
                                "access.token.words",
                                Map.of(
                                        "created",
                                        t.dateTime(token.created()),
                                        "known",
                                        token.findUsed().isPresent() ? "yes" : "no",
                                        "used",
                                        token.findUsed().map(t::dateTime).orElse("")))))
                .toList();
    }
}
