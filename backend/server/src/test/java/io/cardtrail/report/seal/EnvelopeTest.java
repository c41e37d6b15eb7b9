package io.cardtrail.report.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.StampReply;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody signs in a signature is read as strictly as what is signed. */
class EnvelopeTest {
    @TempDir
    Path temp;

    /** OpenSSL looks over 120 bytes of these: versions, the name a certificate is found by, the kind of content. */
    @Test
    void no_byte_of_a_signature_can_be_another() throws Exception {
        Map<String, byte[]> sound =
                new Seal(Sealed.demo(temp.resolve("demo"))).over(Sealed.files(), Sealed.CLOCK.instant());
        byte[] list = Sealed.file(sound, Seal.LIST);
        byte[] signature = Sealed.file(sound, Seal.SIGNATURE);
        byte[] stamp = Sealed.file(sound, Seal.STAMP);
        byte[] sm2 = Sealed.file(sound, Seal.SM2_SIGNATURE);
        byte[] sm2Key = KeyFiles.publicKey(Sealed.file(sound, Seal.SM2_KEY));
        assertThat(exactAndSigned(signature, list)).isTrue();
        assertThat(exactAndStamped(stamp, list)).isTrue();
        for (int bit = 0; bit < 8; bit += 5) {
            for (int at = 0; at < signature.length; at++) {
                assertThat(exactAndSigned(flipped(signature, at, bit), list))
                        .as("p7s %d %d", at, bit)
                        .isFalse();
            }
            for (int at = 0; at < stamp.length; at++) {
                assertThat(exactAndStamped(flipped(stamp, at, bit), list))
                        .as("tsr %d %d", at, bit)
                        .isFalse();
            }
            for (int at = 0; at < sm2.length; at++) {
                assertThat(Sm2.verify(sm2Key, list, flipped(sm2, at, bit)))
                        .as("sm2sig %d %d", at, bit)
                        .isFalse();
            }
        }
    }

    private static byte[] flipped(byte[] bytes, int at, int bit) {
        byte[] other = bytes.clone();
        other[at] ^= (byte) (1 << (bit + at) % 8);
        return other;
    }

    private static boolean exactAndSigned(byte[] signature, byte[] list) {
        try {
            return Arrays.equals(Envelope.rebuilt(signature, CMSObjectIdentifiers.data), signature)
                    && Envelope.detached(signature, list).holds();
        } catch (Envelope.Malformed e) {
            return false;
        }
    }

    private static boolean exactAndStamped(byte[] reply, byte[] list) {
        try {
            return Arrays.equals(StampFile.exact(reply), reply) && StampReply.isOver(StampFile.read(reply), list);
        } catch (Envelope.Malformed e) {
            return false;
        }
    }
}
