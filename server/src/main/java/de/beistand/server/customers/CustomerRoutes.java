package de.beistand.server.customers;

import de.beistand.protocol.RecordingPolicy;
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
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `/customers`: administrators keep the list of customers and their numbers.
final class CustomerRoutes {
  private final Customers customers;
  private final KnownMachines machines;
  private final Pages pages;
  private final Identity identity;
  private final Supplier<RecordingPolicy> firm;
  private final BooleanSupplier recordable;

  /// @param firm whether the firm records the sessions of customers without an exception
  /// @param recordable whether somebody could look at a recording
  CustomerRoutes(
      Customers customers,
      KnownMachines machines,
      Web web,
      Supplier<RecordingPolicy> firm,
      BooleanSupplier recordable) {
    this.customers = customers;
    this.machines = machines;
    this.pages = web.pages();
    this.identity = web.identity();
    this.firm = firm;
    this.recordable = recordable;
  }

  void register(RoutesConfig routes) {
    routes.get("/customers", ctx -> list(ctx, Map.of()), Access.ADMIN);
    routes.post("/customers", this::add, Access.ADMIN);
    routes.get("/customers/{id}", this::show, Access.ADMIN);
    routes.post("/customers/{id}", this::change, Access.ADMIN);
  }

  private void add(Context ctx) {
    Map<String, String> faults =
        customers.add(
            Forms.line(ctx, "number"),
            Forms.line(ctx, "name"),
            Forms.line(ctx, "contact"),
            identity.require(ctx).id());
    if (faults.isEmpty()) {
      ctx.redirect("/customers?added", HttpStatus.SEE_OTHER);
    } else {
      Forms.unprocessable(ctx);
      list(ctx, faults);
    }
  }

  private void list(Context ctx, Map<String, String> faults) {
    String words = MachineRoutes.query(ctx);
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("customers", customers.list(words));
    model.put("query", words);
    model.put("errors", Forms.errors(ctx, pages, faults, "number", "name", "contact"));
    model.put("number", Forms.line(ctx, "number"));
    model.put("name", Forms.line(ctx, "name"));
    model.put("contact", Forms.line(ctx, "contact"));
    if (!faults.isEmpty()) {
      model.put("error", pages.text(ctx, "form.check"));
    } else if (ctx.queryParam("added") != null) {
      model.put("notice", pages.text(ctx, "customers.added"));
    }
    pages.show(ctx, "customers", "customers", model);
  }

  private void show(Context ctx) {
    Map<String, @Nullable Object> more = new HashMap<>();
    if (ctx.queryParam("saved") != null) {
      more.put("notice", pages.text(ctx, "customers.saved"));
    }
    show(ctx, find(ctx), Map.of(), more);
  }

  private void change(Context ctx) {
    Customer customer =
        new Customer(
            find(ctx).id(),
            Forms.line(ctx, "number"),
            Forms.line(ctx, "name"),
            Forms.line(ctx, "contact"),
            policy(Forms.line(ctx, "recording")));
    boolean recorded = customer.recording() != null && customer.recording() != RecordingPolicy.OFF;
    Map<String, String> faults =
        recorded && !recordable.getAsBoolean()
            ? Map.of("recording", "recording.policy.keyless")
            : customers.change(customer, identity.require(ctx).id());
    if (faults.isEmpty()) {
      ctx.redirect("/customers/" + customer.id() + "?saved", HttpStatus.SEE_OTHER);
    } else {
      Forms.unprocessable(ctx);
      show(ctx, customer, faults, Map.of("error", pages.text(ctx, "form.check")));
    }
  }

  private void show(
      Context ctx, Customer customer, Map<String, String> faults, Map<String, ?> more) {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("customer", customer);
    model.put("machines", machines.of(customer));
    model.put("errors", Forms.errors(ctx, pages, faults, "number", "name", "contact", "recording"));
    model.put("policies", List.of(RecordingPolicy.values()));
    model.put("firmPolicy", firm.get());
    model.putAll(more);
    pages.show(ctx, "customer", "customers", model);
  }

  private static @Nullable RecordingPolicy policy(String typed) {
    for (RecordingPolicy policy : RecordingPolicy.values()) {
      if (policy.name().equals(typed)) {
        return policy;
      }
    }
    return null;
  }

  private Customer find(Context ctx) {
    return customers.find(Forms.id(ctx)).orElseThrow(Refusal::notFound);
  }
}
