package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The error handlers of Xlib, which has one pair for the whole process and whose own ones exit it.
///
/// Errors of a connection of ours are kept in its [XDisplay]; errors of others (AWT has a
/// connection too) go to the handler that was there before, unless that is the one that exits.
final class XErrors {
  private static final int ERROR_CODE = 32;
  private static final int REQUEST_CODE = 33;
  private static final int MINOR_CODE = 34;
  private static final int XERROREVENT_SIZE = 40;

  private static final Map<Long, XDisplay> OURS = new ConcurrentHashMap<>();

  private static volatile @Nullable MethodHandle othersErrors;
  private static volatile @Nullable MethodHandle othersLoss;

  private XErrors() {}

  private static final class Stubs {
    static final MemorySegment ERROR =
        stub("onError", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    static final MemorySegment LOSS = stub("onLoss", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    static final MemorySegment AFTER_LOSS =
        stub("afterLoss", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS));

    private static MemorySegment stub(String method, FunctionDescriptor descriptor) {
      try {
        MethodType type = descriptor.toMethodType();
        MethodHandle target = MethodHandles.lookup().findStatic(XErrors.class, method, type);
        return Linker.nativeLinker().upcallStub(target, descriptor, Arena.global());
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
  }

  /// Puts our handlers in place, in front of whatever is there now, and takes this display into
  /// their care.
  static synchronized void watch(LibX11 x, XDisplay display) {
    MemorySegment errors = x.XSetErrorHandler(Stubs.ERROR);
    if (errors.address() != Stubs.ERROR.address()) {
      othersErrors =
          before(x, errors, "_XDefaultError", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    }
    MemorySegment loss = x.XSetIOErrorHandler(Stubs.LOSS);
    if (loss.address() != Stubs.LOSS.address()) {
      othersLoss = before(x, loss, "_XDefaultIOError", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    }
    OURS.put(display.handle().address(), display);
    x.XSetIOErrorExitHandler(display.handle(), Stubs.AFTER_LOSS, MemorySegment.NULL);
  }

  static void forget(XDisplay display) {
    OURS.remove(display.handle().address());
  }

  private static @Nullable MethodHandle before(
      LibX11 x, MemorySegment handler, String xlibsOwn, FunctionDescriptor descriptor) {
    boolean none = handler.address() == 0 || x.isSymbol(xlibsOwn, handler);
    return none ? null : Linker.nativeLinker().downcallHandle(handler, descriptor);
  }

  private static int onError(MemorySegment display, MemorySegment event) {
    try {
      XDisplay ours = OURS.get(display.address());
      if (ours != null) {
        MemorySegment error = event.reinterpret(XERROREVENT_SIZE);
        ours.failed(
            new XError(
                Byte.toUnsignedInt(error.get(JAVA_BYTE, ERROR_CODE)),
                Byte.toUnsignedInt(error.get(JAVA_BYTE, REQUEST_CODE)),
                Byte.toUnsignedInt(error.get(JAVA_BYTE, MINOR_CODE))));
        return 0;
      }
      MethodHandle others = othersErrors;
      return others == null ? 0 : (int) others.invokeExact(display, event);
    } catch (Throwable e) {
      return 0; // an exception that leaves an upcall ends the process
    }
  }

  private static int onLoss(MemorySegment display) {
    try {
      XDisplay ours = OURS.get(display.address());
      if (ours != null) {
        ours.markLost();
        return 0;
      }
      MethodHandle others = othersLoss;
      return others == null ? 0 : (int) others.invokeExact(display);
    } catch (Throwable e) {
      return 0; // as above
    }
  }

  /// Xlib would exit here; to return means to go on with a dead connection.
  private static void afterLoss(MemorySegment display, MemorySegment data) {
    XDisplay ours = OURS.get(display.address());
    if (ours != null) {
      ours.markLost();
    }
  }
}
