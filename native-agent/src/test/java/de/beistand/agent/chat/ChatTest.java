package de.beistand.agent.chat;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.window.CustomerWindow;
import de.beistand.protocol.Grant;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChatTest {
  private final List<Integer> shown = new ArrayList<>();
  private final Queue<Runnable> thread = new ArrayDeque<>();
  private final Chat chat = new Chat(window(), Clock.systemUTC());

  @Test
  @DisplayName("the customer writes before the page is there -> it is kept")
  void whatTheCustomerWritesIsKept() {
    chat.started(thread::add);
    chat.granted(Set.of(Grant.VIEW));
    chat.customerSays("Hallo");
    thread.remove().run();
    assertThat(shown).containsExactly(1);
  }

  @Test
  @DisplayName("the session ends while the customer sends -> the next technician does not read it")
  void nothingOfTheSessionStays() {
    chat.started(thread::add);
    chat.granted(Set.of(Grant.VIEW));
    chat.customerSays("nur für Sie");
    chat.over();
    thread.remove().run();
    assertThat(shown).containsExactly(0);
  }

  private CustomerWindow window() {
    return (CustomerWindow)
        Proxy.newProxyInstance(
            CustomerWindow.class.getClassLoader(),
            new Class<?>[] {CustomerWindow.class},
            (_, method, arguments) -> {
              if (method.getName().equals("chat")) {
                shown.add(((List<?>) arguments[0]).size());
              }
              return null;
            });
  }
}
