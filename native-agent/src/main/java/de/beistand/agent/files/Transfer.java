package de.beistand.agent.files;

import de.beistand.agent.session.Wish;
import org.jspecify.annotations.Nullable;

/// One transfer with what the service has to remember beside it.
sealed interface Transfer {
  /// The technician sends.
  final class In implements Transfer {
    final Receiving receiving;
    final Pace pace = new Pace();
    @Nullable Wish wish;

    In(Receiving receiving) {
      this.receiving = receiving;
    }
  }

  /// The customer sends.
  final class Out implements Transfer {
    final Sending sending;
    final Pace pace = new Pace();

    Out(Sending sending) {
      this.sending = sending;
    }
  }

  /// The technician asked for files; the customer thinks or chooses.
  final class Asked implements Transfer {
    final String words;
    @Nullable Wish wish;

    Asked(String words) {
      this.words = words;
    }
  }
}
