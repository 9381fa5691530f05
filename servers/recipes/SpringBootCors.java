// Spring Boot 2.2 or later. Replace mydomain; leave out what your org has not.
import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** A filter, and the first: @CrossOrigin and WebMvcConfigurer come after Spring Security, which refuses a preflight. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class SpringBootCors extends CorsFilter {

    /** allowedOriginPatterns would let a * stand for dots, too. */
    private static class Pages extends CorsConfiguration {
        private static final Pattern PATTERN = Pattern.compile(
            "https://mydomain\\.(lightning\\.force|my\\.site)\\.com"
            + "|https://mydomain--[a-z0-9]+\\.sandbox\\.(lightning\\.force|my\\.site)\\.com"
            + "|https://mydomain\\.(builder|preview|live-preview)\\.salesforce-experience\\.com");

        @Override
        public String checkOrigin(String origin) {
            return origin != null && PATTERN.matcher(origin).matches() ? origin : null;
        }
    }

    public SpringBootCors() {
        super(source());
    }

    private static UrlBasedCorsConfigurationSource source() {
        Pages pages = new Pages();
        pages.setAllowCredentials(true);
        pages.setAllowedMethods(Arrays.asList("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        pages.setAllowedHeaders(Arrays.asList("Authorization", "Content-Type"));
        pages.setExposedHeaders(Arrays.asList("X-Total-Count"));
        pages.setMaxAge(600L);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        // Below /api only: pages for people stay private.
        source.registerCorsConfiguration("/api/**", pages);
        return source;
    }
}
