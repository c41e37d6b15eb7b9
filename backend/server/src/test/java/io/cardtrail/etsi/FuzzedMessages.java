package io.cardtrail.etsi;

import io.cardtrail.etsi.Ts103120.Form;
import java.util.Arrays;
import java.util.List;

/** The receiver of ETSI messages, for a fuzzer: whatever comes is answered with codes, wholly done or not at all. */
public final class FuzzedMessages {
    private static final byte XML = 1;

    private FuzzedMessages() {}

    /** The first byte chooses the form, the rest is the message. */
    public static void answered(byte[] data) {
        if (data.length == 0) {
            return;
        }
        Form form = data[0] == XML ? Form.XML : Form.JSON;
        Exchanges exchanges = new Exchanges();
        List<Integer> codes = exchanges.codes(exchanges.answer(form, Arrays.copyOfRange(data, 1, data.length)));
        boolean done = codes.stream().allMatch(code -> code == 0);
        if (codes.isEmpty() || !codes.stream().allMatch(code -> code == 0 || (code >= 3000 && code <= 3021))) {
            throw new AssertionError("answered with " + codes);
        }
        if (!done && (codes.contains(0) || !exchanges.register.applied().isEmpty())) {
            throw new AssertionError("half of it: " + codes);
        }
    }

    /** {@return ETSI's examples, in the form in which they are given to {@link #answered}} */
    public static List<byte[]> seeds() {
        return List.of(
                        "json/request1.json",
                        "json/request4.json",
                        "json/request8_LPTaskObject.json",
                        "xml/request4.xml")
                .stream()
                .map(FuzzedMessages::seed)
                .toList();
    }

    private static byte[] seed(String name) {
        byte[] message = Exchanges.example(name);
        byte[] seed = new byte[message.length + 1];
        seed[0] = Exchanges.form(name) == Form.XML ? XML : 0;
        System.arraycopy(message, 0, seed, 1, message.length);
        return seed;
    }
}
