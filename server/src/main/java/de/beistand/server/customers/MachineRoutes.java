package de.beistand.server.customers;

import de.beistand.server.web.Access;
import de.beistand.server.web.Forms;
import de.beistand.server.web.Identity;
import de.beistand.server.web.Pages;
import de.beistand.server.web.Refusal;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// `/machines`: known computers, as a page and, for the console's picker and its drawer, as JSON.
final class MachineRoutes {
  private static final int MOST_PICKED = 8;
  private static final int LONGEST_QUERY = 100;

  private final KnownMachines machines;
  private final Customers customers;
  private final Pages pages;
  private final Identity identity;
  private final JsonMapper json = JsonMapper.builder().build();

  MachineRoutes(KnownMachines machines, Customers customers, Web web) {
    this.machines = machines;
    this.customers = customers;
    this.pages = web.pages();
    this.identity = web.identity();
  }

  void register(RoutesConfig routes) {
    routes.get("/machines", this::list, Access.TECHNICIAN);
    routes.get("/machines/{id}", this::show, Access.TECHNICIAN);
    routes.post("/machines/{id}", this::assign, Access.TECHNICIAN);
  }

  /// What the picker needs of a computer.
  private record Picked(String machineId, String name, String customer, boolean here) {}

  private void list(Context ctx) {
    String words = query(ctx);
    if (Forms.wantsPage(ctx)) {
      pages.show(
          ctx,
          "machines",
          "machines",
          Map.of("machines", machines.list(words, KnownMachines.MOST_SHOWN), "query", words));
      return;
    }
    List<Picked> picked =
        machines.list(words, MOST_PICKED).stream().map(MachineRoutes::picked).toList();
    tell(ctx, picked);
  }

  private void tell(Context ctx, Object answer) {
    ctx.contentType("application/json").result(json.writeValueAsString(answer));
  }

  private static Picked picked(KnownMachine machine) {
    Customer customer = machine.customer();
    return new Picked(
        machine.machineId(),
        machine.name(),
        customer == null ? "" : customer.name(),
        machine.here());
  }

  static String query(Context ctx) {
    String words = ctx.queryParam("q");
    String tidy = words == null ? "" : words.strip();
    return tidy.length() <= LONGEST_QUERY ? tidy : tidy.substring(0, LONGEST_QUERY);
  }

  /// What the console's drawer needs of a computer.
  ///
  /// @param customer row of the customer; null if nobody said whose it is
  private record Named(String name, @Nullable Long customer, List<Choice> customers) {}

  /// A customer to choose.
  private record Choice(long id, String number, String name) {}

  private void show(Context ctx) {
    KnownMachine machine = find(ctx);
    if (!Forms.wantsPage(ctx)) {
      Customer whose = machine.customer();
      List<Choice> choices =
          customers.list("").stream()
              .map(one -> new Choice(one.id(), one.number(), one.name()))
              .toList();
      tell(ctx, new Named(machine.name(), whose == null ? null : whose.id(), choices));
      return;
    }
    Map<String, @Nullable Object> model = new HashMap<>();
    if (ctx.queryParam("saved") != null) {
      model.put("notice", pages.text(ctx, "machines.saved"));
    }
    show(ctx, machine, machine.name(), Map.of(), model);
  }

  private void assign(Context ctx) {
    KnownMachine machine = find(ctx);
    String name = Forms.line(ctx, "name");
    String customer = Forms.line(ctx, "customer");
    @Nullable Long id = customer.matches("[0-9]{1,18}") ? Long.valueOf(customer) : null;
    Map<String, String> faults =
        machines.assign(machine.machineId(), name, id, identity.require(ctx).id());
    if (!Forms.wantsPage(ctx)) {
      if (faults.isEmpty()) {
        ctx.status(HttpStatus.NO_CONTENT);
      } else {
        Forms.unprocessable(ctx);
        tell(ctx, Forms.errors(ctx, pages, faults, "name", "customer"));
      }
    } else if (faults.isEmpty()) {
      ctx.redirect("/machines/" + machine.machineId() + "?saved", HttpStatus.SEE_OTHER);
    } else {
      Forms.unprocessable(ctx);
      show(ctx, machine, name, faults, Map.of("error", pages.text(ctx, "form.check")));
    }
  }

  private void show(
      Context ctx,
      KnownMachine machine,
      String name,
      Map<String, String> faults,
      Map<String, ?> more) {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("machine", machine);
    model.put("name", name);
    model.put("customers", customers.list(""));
    model.put("errors", Forms.errors(ctx, pages, faults, "name", "customer"));
    model.putAll(more);
    pages.show(ctx, "machine", "machines", model);
  }

  private KnownMachine find(Context ctx) {
    String id = ctx.pathParam("id");
    if (!id.matches("[1-9][0-9]{8}")) {
      throw Refusal.notFound();
    }
    return machines.find(id).orElseThrow(Refusal::notFound);
  }
}
