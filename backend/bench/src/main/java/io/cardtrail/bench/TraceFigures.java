package io.cardtrail.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Asks the six-hop trace of S1 and S6 again and again over HTTP, one request at a time, and prints how long an answer takes:
 * {@code TraceFigures ORIGIN DATA [WARM-UPS REQUESTS]}. Machines are noisy: quote the median.
 */
public final class TraceFigures {
    private static final String TRACE = "{warrant(id:\"WARRANT\"){trace(input:{from:{kind:PAYMENT_ACCOUNT,"
            + "value:\"BANK_CARD:PAN-7731\"},thread:CUSTODY}){cardCount pinCount digest audit bounds{truncatedBy acts} "
            + "chains{card{label} acts{id}} hops{depth grade card{id} from{label} to{label}} "
            + "acts{id kind at depth grade channel holder sources{file line}}}}}";

    private TraceFigures() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = System.out;
        Server server = new Server(URI.create(args[0]), Path.of(args[1]));
        int warm = args.length > 2 ? Integer.parseInt(args[2]) : 50;
        int asked = args.length > 3 ? Integer.parseInt(args[3]) : 300;
        String warrant = Server.first("\"id\":\"(w[0-9a-f]{32})\"", server.ask("{warrants(first:1){nodes{id}}}"));
        String document = TRACE.replace("WARRANT", warrant);
        double[] millis = new double[asked];
        String acts = "";
        for (int i = -warm; i < asked; i++) {
            long start = System.nanoTime();
            acts = Server.first("\"acts\":(\\d+)", server.ask(document));
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT,
                "%s acts an answer, %d answers: min %.1f ms, p50 %.1f ms, p95 %.1f ms, max %.1f ms%n",
                acts,
                asked,
                millis[0],
                millis[asked / 2],
                millis[asked * 95 / 100],
                millis[asked - 1]);
    }
}
