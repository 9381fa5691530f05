import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The sample behind the recipe for Spring Boot, with what Debian has: Spring Framework in an embedded Tomcat. As Spring Boot does, it takes every
 * bean that is a filter, in the order that Spring's own comparator gives them.
 */
public class SpringApp {

    /** Where Spring Boot puts Spring Security's chain: before what has no order. */
    @Component
    @Order(-100)
    public static class SignIn extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
            boolean isPublic = request.getMethod().equals("GET") && !request.getRequestURI().equals("/api/me");
            String cookies = String.valueOf(request.getHeader("Cookie"));
            if (isPublic || "Bearer key".equals(request.getHeader("Authorization")) || cookies.contains("session=1")) {
                chain.doFilter(request, response);
            } else {
                response.sendError(401);
            }
        }
    }

    public static class Routes extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getMethod() + " " + request.getRequestURI()) {
                case "GET /api/orders":
                    response.setHeader("X-Total-Count", "3");
                    response.setHeader("Cache-Control", "public, max-age=60");
                    response.getWriter().print("{\"orders\":[1,2,3]}");
                    break;
                case "PUT /api/orders/7":
                    response.getWriter().print(request.getReader().readLine());
                    break;
                case "GET /api/session":
                    response.addHeader("Set-Cookie", "session=1; Path=/; SameSite=None; Secure; HttpOnly");
                    break;
                case "GET /api/me":
                    response.getWriter().print("{\"user\":\"me\"}");
                    break;
                case "GET /api/broken":
                    throw new IllegalStateException("broken");
                case "GET /account":
                    response.getWriter().print("for people");
                    break;
                default:
                    response.sendError(404);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        AnnotationConfigApplicationContext beans =
            new AnnotationConfigApplicationContext(Class.forName("SpringBootCors"), SignIn.class);
        List<Filter> filters = new ArrayList<>(beans.getBeansOfType(Filter.class).values());
        AnnotationAwareOrderComparator.sort(filters);

        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(args[1]);
        tomcat.setPort(Integer.parseInt(args[0]));
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", args[1]);
        for (Filter filter : filters) {
            FilterDef definition = new FilterDef();
            definition.setFilterName(filter.getClass().getName());
            definition.setFilter(filter);
            context.addFilterDef(definition);
            FilterMap map = new FilterMap();
            map.setFilterName(filter.getClass().getName());
            map.addURLPattern("/*");
            context.addFilterMap(map);
        }
        Tomcat.addServlet(context, "routes", new Routes());
        context.addServletMappingDecoded("/", "routes");
        tomcat.start();
        tomcat.getServer().await();
    }
}
