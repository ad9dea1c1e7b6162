package de.beistand.server;

import de.beistand.server.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/// The server's port, taken before anything else starts: if somebody else has it, nothing has to be
/// undone. Jetty gets it later, and closes it with itself.
final class Door implements AutoCloseable {
  private final ServerSocketChannel channel;

  private Door(ServerSocketChannel channel) {
    this.channel = channel;
  }

  /// Takes the port; 0 takes any that is free.
  ///
  /// @throws IOException that names the port if it is taken
  static Door open(Settings settings) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(new InetSocketAddress(settings.bindAddress(), settings.port()));
      return new Door(channel);
    } catch (IOException e) {
      channel.close();
      throw new IOException(
          "port " + settings.port() + " on " + settings.bindAddress() + ": " + e.getMessage(), e);
    }
  }

  /// The port that is really open.
  int port() {
    return channel.socket().getLocalPort();
  }

  /// Jetty's way to it.
  ServerConnector connector(org.eclipse.jetty.server.Server jetty, HttpConfiguration http) {
    http.setSendServerVersion(false);
    var connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
    try {
      connector.open(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return connector;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
