package org.tripoint;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.tripoint.platform.CommandFailure;
import org.tripoint.platform.Database;
import org.tripoint.platform.FastSignatures;
import org.tripoint.platform.NodeSettings;

/// The serving node of one party: its database and all beans of all features. Beans bear the full names of their
/// classes, so that two features may use the same word.
@SpringBootApplication(
        proxyBeanMethods = false,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        exclude = {
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
public class Node {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private static final int EXIT_DATABASE_LOST = 3;

    Node() {}

    /// Starts the node of this process, which ends when its database does.
    static void serve(NodeSettings settings) {
        ConfigurableApplicationContext node = start(settings);
        LOG.info("node of {} serves {}:{}", settings.party(), settings.webAddress(), settings.webPort());
        node.getBean(Database.class).onUnexpectedEnd(message -> {
            System.err.println("tripoint: " + message);
            System.exit(EXIT_DATABASE_LOST);
        });
    }

    /// Starts a node; closing the answer stops it and its database.
    public static ConfigurableApplicationContext start(NodeSettings settings) {
        return start(settings, _ -> {});
    }

    /// As [#start(NodeSettings)], with beans of a test put in before the others, such as its clock.
    public static ConfigurableApplicationContext start(
            NodeSettings settings, Consumer<GenericApplicationContext> moreBeans) {
        FastSignatures.install();
        checkFree("web.port", settings.webAddress(), settings.webPort());
        checkFree("feed.port", settings.feedAddress(), settings.feedPort());
        Database database = Database.open(settings);
        try {
            SpringApplication application = new SpringApplication(Node.class);
            application.setDefaultProperties(properties(settings));
            application.addInitializers(context -> {
                GenericApplicationContext beans = (GenericApplicationContext) context;
                beans.registerBean(NodeSettings.class, () -> settings);
                beans.registerBean(Database.class, () -> database);
                moreBeans.accept(beans);
            });
            return application.run();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Map<String, Object> properties(NodeSettings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", settings.webAddress());
        properties.put("server.port", settings.webPort());
        if (settings.behindProxy()) {
            properties.put("server.forward-headers-strategy", "native");
        }
        settings.webTls().ifPresent(tls -> {
            properties.put("server.ssl.certificate", tls.certificate().toUri().toString());
            properties.put(
                    "server.ssl.certificate-private-key", tls.key().toUri().toString());
        });
        return properties;
    }

    /// A port that somebody else holds is found before anything is started or written.
    private static void checkFree(String key, String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new CommandFailure.Prerequisite(
                    "Port " + port + " on " + address + " cannot be used (" + e.getMessage()
                            + "). Stop what uses it, or give another " + key + " in " + NodeSettings.FILE + ".");
        }
    }
}
