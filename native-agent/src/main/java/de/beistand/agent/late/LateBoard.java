package de.beistand.agent.late;

import de.beistand.agent.ink.Board;
import java.util.Optional;
import java.util.concurrent.Callable;

/// What lies over everything; perhaps this computer can show nothing like that.
public final class LateBoard implements Board {
  private final Later<Optional<Board>> board;

  public LateBoard(Callable<Optional<Board>> open) {
    board = new Later<>(open);
  }

  void open() {
    board.get();
  }

  @Override
  public boolean isPossible() {
    return board.get().isPresent();
  }

  @Override
  public void show(Drawing drawing) {
    board.get().ifPresent(opened -> opened.show(drawing));
  }

  @Override
  public void close() {
    board.ifOpen(opened -> opened.ifPresent(Board::close));
  }
}
