package io.cardtrail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class AppControllerTest {
    private MockMvc server;
    private AppFolder folder;

    @BeforeEach
    void serves() throws Exception {
        server = MockMvcBuilders.standaloneSetup(new AppController()).build();
        folder = AppFolder.shipped();
    }

    @Test
    void the_page_is_asked_for_each_time_and_sent_again_only_when_it_is_another() throws Exception {
        for (String address : new String[] {"/", "/index.html"}) {
            MockHttpServletResponse page = get(address, "Accept-Encoding", "identity");

            assertThat(page.getContentType()).startsWith("text/html");
            assertThat(page.getContentAsByteArray()).isEqualTo(folder.page().plain());
            assertThat(page.getHeaders("Cache-Control")).containsExactly("no-cache");
            String tag = Objects.requireNonNull(page.getHeader("ETag"));
            MockHttpServletResponse same = get(address, "If-None-Match", tag);
            assertThat(same.getStatus()).isEqualTo(304);
            assertThat(same.getContentAsByteArray()).isEmpty();
            assertThat(get(address, "If-None-Match", "W/\"0123\"").getStatus()).isEqualTo(200);
        }
    }

    @Test
    void files_under_the_digest_are_kept_for_good() throws Exception {
        MockHttpServletResponse script = get(at("elements/app/app.js"), "Accept-Encoding", "identity");

        assertThat(script.getHeaders("Cache-Control")).containsExactly("max-age=31536000, public, immutable");
        assertThat(script.getHeader("Content-Encoding")).isNull();
        assertThat(script.getContentType()).startsWith("text/javascript");
        assertThat(get(at("app.css"), "Accept", "text/css").getContentType()).startsWith("text/css");
        assertThat(get(at("i18n/zh.json"), "Accept", "*/*").getContentType()).startsWith("application/json");
    }

    @Test
    void who_takes_gzip_gets_the_same_bytes_packed() throws Exception {
        MockHttpServletResponse packed = get(at("main.js"), "Accept-Encoding", "br, gzip");

        assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.getHeader("Vary")).isEqualTo("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.getContentAsByteArray())).readAllBytes())
                .isEqualTo(Objects.requireNonNull(folder.files().get("main.js")).plain());
        assertThat(get(at("main.js"), "Accept-Encoding", "gzip;q=0").getHeader("Content-Encoding"))
                .isNull();
    }

    @Test
    void another_versions_files_and_what_is_none_of_the_apps_are_not_there_and_not_kept() throws Exception {
        for (String address : new String[] {
            "/app/" + "0".repeat(32) + "/main.js", at("absent.js"), at("index.html"), at("../application.yaml"), at("")
        }) {
            MockHttpServletResponse none = get(address, "Accept", "*/*");
            assertThat(none.getStatus()).as(address).isEqualTo(404);
            assertThat(none.getHeaders("Cache-Control")).as(address).doesNotContain("immutable");
            assertThat(none.getContentAsByteArray()).isEmpty();
        }
    }

    private String at(String name) {
        return "/app/" + folder.digest() + "/" + name;
    }

    private MockHttpServletResponse get(String address, String header, String value) throws Exception {
        return server.perform(MockMvcRequestBuilders.get(address).header(header, value))
                .andReturn()
                .getResponse();
    }
}
