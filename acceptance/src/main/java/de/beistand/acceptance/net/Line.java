package de.beistand.acceptance.net;

import de.beistand.acceptance.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two computers and the cable between them: this process stands with the technician and the
/// server, the customer's programs are started in a network namespace of their own.
///
/// Only inside an [OwnWorld].
public final class Line implements AutoCloseable {
  public static final String TECHNICIAN = "10.77.0.1";
  public static final String CUSTOMER = "10.77.0.2";

  /// A server at the technician's end with this port is reached from both ends as `SERVER`.
  public static final int SERVER_PORT = 18800;

  public static final String SERVER = "http://localhost:" + SERVER_PORT;

  private static final String NEAR = "bst-technician";
  private static final String FAR = "bst-customer";
  private static final Duration START = Duration.ofSeconds(10);

  private final Process customer;
  private final @Nullable Router router;
  private final Forwarder forwarder;

  private Line(Process customer, @Nullable Router router) {
    this.customer = customer;
    this.router = router;
    up(List.of(), NEAR, TECHNICIAN, CUSTOMER);
    up(atCustomer(), FAR, CUSTOMER, TECHNICIAN);
    this.forwarder = new Forwarder(customer.pid(), TECHNICIAN, SERVER_PORT);
  }

  public static Line connect(Network network) {
    Process customer = ownNetwork();
    awaitOwnNetwork(customer.pid());
    String pid = Long.toString(customer.pid());
    Router router = null;
    Network.Limits limits = network.limits();
    if (limits == null) {
      Command.run("ip", "link", "add", NEAR, "type", "veth", "peer", "name", FAR, "netns", pid);
    } else {
      Tun near = new Tun(NEAR);
      Tun far = new Tun(FAR);
      Command.run("ip", "link", "set", FAR, "netns", pid);
      router = new Router(near, far, limits);
    }
    return new Line(customer, router);
  }

  /// The words that, put before a command, let it run at the customer's.
  public List<String> atCustomer() {
    return List.of("nsenter", "--target", Long.toString(customer.pid()), "--net", "--");
  }

  /// Starts a thread of this process that makes its sockets at the customer's.
  Thread startAtCustomer(String name, Runnable work) {
    return CustomerNetwork.start(name, customer.pid(), work);
  }

  /// Bytes that have left the customer's computer so far, IP headers included.
  public long bytesFromCustomer() {
    try (var lines = Files.lines(Path.of("/proc/" + customer.pid() + "/net/dev"))) {
      return lines
          .map(String::strip)
          .filter(row -> row.startsWith(FAR + ":"))
          .mapToLong(row -> Long.parseLong(row.substring(FAR.length() + 1).strip().split(" +")[8]))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no interface " + FAR));
    } catch (IOException e) {
      throw new IllegalStateException("the customer's network is gone", e);
    }
  }

  @Override
  public void close() {
    forwarder.close();
    Command.run("ip", "link", "delete", NEAR);
    if (router != null) {
      router.close();
    }
    customer.destroyForcibly();
  }

  /// From now on nothing comes out at either end, as if somebody had walked out of reach.
  public void cut() {
    router().carry(false);
  }

  /// The line carries again.
  public void mend() {
    router().carry(true);
  }

  private Router router() {
    if (router == null) {
      throw new IllegalStateException("a plain cable cannot be cut");
    }
    return router;
  }

  private static void up(List<String> where, String name, String address, String other) {
    run(where, "ip", "link", "set", "lo", "up");
    run(where, "ip", "address", "add", address + "/24", "dev", name);
    run(where, "ip", "link", "set", name, "up");
    // Without a default route WebRTC gathers no candidates.
    run(where, "ip", "route", "add", "default", "via", other);
  }

  private static void run(List<String> where, String... command) {
    List<String> all = new ArrayList<>(where);
    all.addAll(List.of(command));
    Command.run(all.toArray(String[]::new));
  }

  /// A process that does nothing but keep a network namespace.
  private static Process ownNetwork() {
    try {
      return new ProcessBuilder("unshare", "--net", "sleep", "infinity").inheritIO().start();
    } catch (IOException e) {
      throw new UncheckedIOException("unshare cannot be started", e);
    }
  }

  private static void awaitOwnNetwork(long pid) {
    Until.holds(
        "the customer's namespace",
        START,
        () -> {
          try {
            Path mine = Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
            return !mine.equals(Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/net")));
          } catch (IOException e) {
            throw new IllegalStateException("the customer's namespace did not start", e);
          }
        });
  }
}
