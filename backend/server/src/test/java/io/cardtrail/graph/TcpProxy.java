package io.cardtrail.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and Neo4j on this machine, and does to the connections what a network can do. */
public final class TcpProxy implements AutoCloseable {
    /** What is done. */
    public enum Fault {
        NONE,
        /** Every connection is reset, new ones, too. */
        CUT,
        /** Whatever is said arrives {@link #LATE} later. */
        SLOW,
        /** Whatever is said arrives when nobody waits for it any more. */
        STALLED,
        /** Connections stand, and nothing arrives; those that met it never work again. */
        HALF_OPEN,
        /** Every third COMMIT ends the connection in place of arriving. */
        COMMIT_LOST,
        /** Every third COMMIT arrives, and what is answered does not: nobody can know that it was done. */
        ANSWER_LOST
    }

    static final Duration LATE = Duration.ofMillis(60);
    private static final Duration TOO_LATE = Duration.ofMinutes(1);
    /** A message of its own: length 2, structure without fields, COMMIT, end. */
    private static final byte[] COMMIT = {0, 2, (byte) 0xb0, 0x12, 0, 0};

    private final ServerSocket listening;
    private final int port;
    private final List<Connection> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;

    /** Opens a proxy to a port of this machine. */
    public TcpProxy(int port) {
        this.port = port;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public URI uri() {
        return URI.create("bolt://127.0.0.1:" + listening.getLocalPort());
    }

    /** Begins a fault, or ends it with NONE. */
    public void fault(Fault next) {
        fault = next;
        commits.set(0);
        lost.set(0);
        if (next == Fault.CUT) {
            open.forEach(Connection::reset);
        }
    }

    /** {@return how many COMMITs, or answers to them, were lost since the fault began} */
    public int lost() {
        return lost.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException e) {
            // close()
        }
    }

    private void connect(Socket client) {
        try {
            Connection connection = new Connection(client, new Socket(InetAddress.getLoopbackAddress(), port));
            open.add(connection);
            if (fault == Fault.CUT) {
                connection.reset();
                return;
            }
            Thread.ofVirtual().start(() -> connection.pump(true));
            connection.pump(false);
        } catch (IOException e) {
            reset(client);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is gone, which was wanted.
        }
    }

    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean dead;
        private volatile boolean answerIsLost;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void reset() {
            TcpProxy.reset(client);
            TcpProxy.reset(server);
            open.remove(this);
        }

        void pump(boolean toServer) {
            byte[] buffer = new byte[64 * 1024];
            try {
                InputStream in = (toServer ? client : server).getInputStream();
                OutputStream out = (toServer ? server : client).getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!arrives(Arrays.copyOf(buffer, read), toServer)) {
                        continue;
                    }
                    out.write(buffer, 0, read);
                    out.flush();
                }
            } catch (IOException e) {
                // One end is gone; so goes the other.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            reset();
        }

        /** {@return whether what was said is passed on, perhaps after a while} */
        private boolean arrives(byte[] said, boolean toServer) throws IOException, InterruptedException {
            Fault now = fault;
            dead |= now == Fault.HALF_OPEN;
            if (dead) {
                return false;
            }
            if (answerIsLost && !toServer) {
                throw new IOException("the answer is lost");
            }
            switch (now) {
                case SLOW -> Thread.sleep(LATE);
                case STALLED -> stall();
                case COMMIT_LOST, ANSWER_LOST -> {
                    if (toServer && holdsCommit(said) && commits.incrementAndGet() % 3 == 0) {
                        lost.incrementAndGet();
                        if (now == Fault.COMMIT_LOST) {
                            throw new IOException("the commit is lost");
                        }
                        answerIsLost = true;
                    }
                }
                case NONE, CUT, HALF_OPEN -> {}
            }
            return true;
        }

        private void stall() throws InterruptedException {
            long until = System.nanoTime() + TOO_LATE.toNanos();
            while (fault == Fault.STALLED && System.nanoTime() < until) {
                Thread.sleep(20);
            }
        }

        private static boolean holdsCommit(byte[] said) {
            for (int i = 0; i + COMMIT.length <= said.length; i++) {
                if (Arrays.equals(said, i, i + COMMIT.length, COMMIT, 0, COMMIT.length)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Connection::reset);
    }
}
