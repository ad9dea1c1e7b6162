package de.beistand.agent.files;

import de.beistand.agent.session.Wish;
import de.beistand.protocol.channel.FilesMessage;
import de.beistand.protocol.channel.TransferEnd;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One transfer with what the service has to remember beside it.
sealed interface Transfer {
  /// Null until it is over.
  @Nullable TransferEnd end();

  /// What the customer is or was asked about it; null if nothing.
  @Nullable Wish wish();

  /// Ends it from here; the page is told.
  void over(TransferEnd why);

  /// The page says that it is over.
  void forget(TransferEnd why);

  /// The technician sends.
  final class In implements Transfer {
    final Receiving receiving;
    final Pace pace = new Pace();
    @Nullable Wish wish;

    In(Receiving receiving) {
      this.receiving = receiving;
    }

    @Override
    public @Nullable TransferEnd end() {
      return receiving.end();
    }

    @Override
    public @Nullable Wish wish() {
      return wish;
    }

    @Override
    public void over(TransferEnd why) {
      receiving.over(why);
    }

    /// Only the receiver knows that it is done.
    @Override
    public void forget(TransferEnd why) {
      receiving.forget(why == TransferEnd.DONE ? TransferEnd.BROKEN : why);
    }
  }

  /// The customer sends.
  final class Out implements Transfer {
    final Sending sending;
    final Pace pace = new Pace();

    Out(Sending sending) {
      this.sending = sending;
    }

    @Override
    public @Nullable TransferEnd end() {
      return sending.end();
    }

    @Override
    public @Nullable Wish wish() {
      return null;
    }

    @Override
    public void over(TransferEnd why) {
      sending.over(why);
    }

    @Override
    public void forget(TransferEnd why) {
      sending.forget(why);
    }
  }

  /// The technician asked for files; the customer thinks or chooses. Next: Out, or it is over.
  final class Asked implements Transfer {
    final String words;
    @Nullable Wish wish;
    private final int number;
    private final Consumer<FilesMessage> say;
    private @Nullable TransferEnd end;

    /// @param words what for, as the technician put it
    Asked(int number, String words, Consumer<FilesMessage> say) {
      this.number = number;
      this.words = words;
      this.say = say;
    }

    @Override
    public @Nullable TransferEnd end() {
      return end;
    }

    @Override
    public @Nullable Wish wish() {
      return wish;
    }

    @Override
    public void over(TransferEnd why) {
      forget(why);
      say.accept(new FilesMessage.Over(number, why));
    }

    @Override
    public void forget(TransferEnd why) {
      end = why;
    }
  }
}
