package org.tripoint.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/// Pages from templates that the build compiled: a controller's view name `incidents/list` is the template
/// `incidents/list.jte`, and its model holds the template's parameters.
@Configuration(proxyBeanMethods = false)
class Templates {

    @Bean
    TemplateEngine templateEngine() {
        var engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Templates.class.getClassLoader(), "gg.jte.generated.precompiled");
        engine.setBinaryStaticContent(false);
        return engine;
    }

    @Bean
    ViewResolver templateViews(TemplateEngine engine) {
        return (name, locale) -> view(engine, name);
    }

    private static @Nullable View view(TemplateEngine engine, String name) {
        var template = name + ".jte";
        return engine.hasTemplate(template) ? new TemplateView(engine, template) : null;
    }

    private record TemplateView(TemplateEngine engine, String template) implements View {

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        /// Renders into memory first: a page that fails half-way becomes an error page, never half a page.
        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var parameters = new HashMap<String, Object>();
            if (model != null) {
                model.forEach((name, value) -> {
                    if (value != null && name.indexOf('.') < 0) {
                        parameters.put(name, value);
                    }
                });
            }
            var output = new Utf8ByteOutput();
            engine.render(template, parameters, output);
            response.setContentType(getContentType());
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
