package de.beistand.bench.latency;

/// What happens while it is measured, in the order in which it does.
public enum Workload {
  CONNECT,
  FLIP,
  KEY,
  TYPING,
  STILL,
  SCROLL,
  DRAG,
  FILM,
  PAGE,
  TEXT
}
