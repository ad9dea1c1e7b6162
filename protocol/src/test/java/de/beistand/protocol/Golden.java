package de.beistand.protocol;

import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.channel.ChatToAgent;
import de.beistand.protocol.channel.ChatToTechnician;
import de.beistand.protocol.channel.ClipboardToAgent;
import de.beistand.protocol.channel.ClipboardToTechnician;
import de.beistand.protocol.channel.FilesMessage;
import de.beistand.protocol.channel.InkToAgent;
import de.beistand.protocol.channel.InkToTechnician;
import de.beistand.protocol.channel.MachineToAgent;
import de.beistand.protocol.channel.MachineToTechnician;
import de.beistand.protocol.channel.StillToAgent;
import de.beistand.protocol.channel.StillToTechnician;
import de.beistand.protocol.channel.TechnicianToAgent;
import de.beistand.protocol.channel.WordsToAgent;
import de.beistand.protocol.channel.WordsToTechnician;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.OnlookerToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToOnlooker;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The example messages that the Java and the TypeScript tests share.
final class Golden {
  static final List<Class<?>> INTERFACES =
      List.of(
          AgentToServer.class,
          ServerToAgent.class,
          TechnicianToServer.class,
          ServerToTechnician.class,
          OnlookerToServer.class,
          ServerToOnlooker.class,
          TechnicianToAgent.class,
          AgentToTechnician.class,
          ChatToAgent.class,
          ChatToTechnician.class,
          ClipboardToAgent.class,
          ClipboardToTechnician.class,
          MachineToAgent.class,
          MachineToTechnician.class,
          WordsToAgent.class,
          WordsToTechnician.class,
          InkToAgent.class,
          InkToTechnician.class,
          FilesMessage.class,
          StillToAgent.class,
          StillToTechnician.class);

  private static final JsonMapper PLAIN = new JsonMapper();

  private Golden() {}

  static List<JsonNode> examples(Class<?> type) throws IOException {
    String name =
        type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    try (InputStream json = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
      return StreamSupport.stream(PLAIN.readTree(json).spliterator(), false).toList();
    }
  }

  static JsonNode tree(String json) {
    return PLAIN.readTree(json);
  }
}
