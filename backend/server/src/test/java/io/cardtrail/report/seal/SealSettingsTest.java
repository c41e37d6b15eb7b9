package io.cardtrail.report.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keys, certificates and time-stamps are set together or not at all. */
class SealSettingsTest {
    @Test
    void settings_that_do_not_go_together_are_told_by_name() {
        Path some = Path.of("x");
        URI tsa = URI.create("https://tsa.example/");
        assertThatThrownBy(() -> new SealSettings(some, some, some, null, some, some, some, null, tsa, some))
                .hasMessageContaining("not both");
        assertThatThrownBy(() -> new SealSettings(some, null, some, null, some, null, some, null, tsa, some))
                .hasMessageContaining(".crl");
        assertThatThrownBy(() -> new SealSettings(null, null, null, null, some, null, null, null, null, null))
                .hasMessageContaining("in parts");
        assertThatThrownBy(() -> new SealSettings(some, null, some, null, some, some, some, null, tsa, null))
                .hasMessageContaining("tsa-root");
        assertThatThrownBy(() -> new SealSettings(
                        some, null, some, null, some, some, some, null, URI.create("https://u:secret@tsa/"), some))
                .hasMessageContaining("cardtrail.report.tsa ")
                .hasMessageNotContaining("secret");
        assertThat(SealSettings.ofDemo().demo()).isTrue();
    }
}
