package de.beistand.bench.net;

import de.beistand.bench.process.Pause;
import de.beistand.bench.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two computers and the cable between them: this process stands with the technician and the
/// server, the customer's programs are started in a network namespace of their own.
///
/// Only inside a namespace that the measuring program made itself (see `Machine`).
public final class Line implements AutoCloseable {
  public static final String TECHNICIAN = "10.77.0.1";
  public static final String CUSTOMER = "10.77.0.2";

  /// A server at the technician's end with this port is reached from both ends as `SERVER`.
  public static final int SERVER_PORT = 18800;

  public static final String SERVER = "http://localhost:" + SERVER_PORT;

  private static final String NEAR = "bst-technician";
  private static final String FAR = "bst-customer";

  private final Program customer;
  private final @Nullable Router router;
  private final Forwarder forwarder;

  private Line(Program customer, @Nullable Router router) {
    this.customer = customer;
    this.router = router;
    up(List.of(), NEAR, TECHNICIAN, CUSTOMER);
    up(atCustomer(), FAR, CUSTOMER, TECHNICIAN);
    this.forwarder = new Forwarder(customer.pid(), TECHNICIAN, SERVER_PORT);
  }

  public static Line connect(Network network, Path logs) {
    Program customer =
        Program.start("customer-namespace", logs, List.of("unshare", "--net", "sleep", "infinity"));
    awaitOwnNetwork(customer.pid());
    String pid = Long.toString(customer.pid());
    Router router = null;
    Network.Limits limits = network.limits();
    if (limits == null) {
      Program.run("ip", "link", "add", NEAR, "type", "veth", "peer", "name", FAR, "netns", pid);
    } else {
      Tun near = new Tun(NEAR);
      Tun far = new Tun(FAR);
      Program.run("ip", "link", "set", FAR, "netns", pid);
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
    Program.run("ip", "link", "delete", NEAR);
    if (router != null) {
      router.close();
    }
    customer.close();
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
    Program.run(all.toArray(String[]::new));
  }

  private static void awaitOwnNetwork(long pid) {
    try {
      Path mine = Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
      while (mine.equals(Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/net")))) {
        Pause.millis(2);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the customer's namespace did not start", e);
    }
  }
}
