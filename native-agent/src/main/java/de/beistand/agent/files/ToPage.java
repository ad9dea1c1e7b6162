package de.beistand.agent.files;

import de.beistand.agent.service.Page;
import de.beistand.agent.session.Wish;
import de.beistand.protocol.Codec;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.channel.FilesMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way to the technician's page, as long as there is one; else what is said is lost.
final class ToPage implements Sending.Way {
  private final Codec<FilesMessage> codec;
  private @Nullable Page page;

  ToPage(Codec<FilesMessage> codec) {
    this.codec = codec;
  }

  void opened(Page opened) {
    page = opened;
  }

  void closed() {
    page = null;
  }

  boolean isOpen() {
    return page != null;
  }

  @Override
  public void say(FilesMessage message) {
    if (page != null) {
      page.send(codec.encode(message));
    }
  }

  @Override
  public void send(byte[] piece) {
    if (page != null) {
      page.send(piece);
    }
  }

  /// Asks the customer; null without a page, for which he could say yes.
  @Nullable Wish wish(Grant grant, List<String> details) {
    return page == null ? null : page.wish(grant, details);
  }

  /// Asks no more.
  void takeBack(@Nullable Wish wish) {
    if (wish != null && page != null) {
      page.takeBack(wish);
    }
  }

  /// Puts a whole file into the session's record.
  ///
  /// @param kind FILE_RECEIVED or FILE_SENT
  /// @param sha256 of the file, in hexadecimal digits
  /// @param bytes its length
  void happened(EventKind kind, String sha256, long bytes, String name) {
    if (page != null) {
      page.happened(kind, sha256 + " " + bytes, name);
    }
  }
}
