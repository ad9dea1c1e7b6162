package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of the C library that the agent uses.
public final class LibC {
  private final MethodHandle eventfd;
  private final MethodHandle poll;
  private final MethodHandle read;
  private final MethodHandle write;
  private final MethodHandle close;
  private final MethodHandle shmget;
  private final MethodHandle shmat;
  private final MethodHandle shmdt;
  private final MethodHandle shmctl;

  public LibC() throws X11UnavailableException {
    NativeLibrary library = NativeLibrary.standard();
    eventfd = library.function("eventfd", JAVA_INT, JAVA_INT, JAVA_INT);
    poll = library.function("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    read = library.function("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    write = library.function("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    close = library.function("close", JAVA_INT, JAVA_INT);
    shmget = library.function("shmget", JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT);
    shmat = library.function("shmat", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    shmdt = library.function("shmdt", JAVA_INT, ADDRESS);
    shmctl = library.function("shmctl", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  }

  public int eventfd(int initial, int flags) {
    try {
      return (int) eventfd.invokeExact(initial, flags);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int poll(MemorySegment descriptors, long count, int timeoutMillis) {
    try {
      return (int) poll.invokeExact(descriptors, count, timeoutMillis);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public long read(int descriptor, MemorySegment buffer, long count) {
    try {
      return (long) read.invokeExact(descriptor, buffer, count);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public long write(int descriptor, MemorySegment buffer, long count) {
    try {
      return (long) write.invokeExact(descriptor, buffer, count);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int close(int descriptor) {
    try {
      return (int) close.invokeExact(descriptor);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int shmget(int key, long size, int flags) {
    try {
      return (int) shmget.invokeExact(key, size, flags);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public MemorySegment shmat(int segment, MemorySegment address, int flags) {
    try {
      return (MemorySegment) shmat.invokeExact(segment, address, flags);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int shmdt(MemorySegment address) {
    try {
      return (int) shmdt.invokeExact(address);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int shmctl(int segment, int command, MemorySegment buffer) {
    try {
      return (int) shmctl.invokeExact(segment, command, buffer);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
