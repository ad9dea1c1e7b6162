package de.beistand.protocol;

/// What the technician wants of a picture that moves; at rest it is exact in any case.
public enum PictureQuality {
  /// Every pixel counts: fewer pictures a second rather than blurred ones.
  SHARP,
  /// The agent weighs sharpness against motion.
  BALANCED,
  /// Motion counts: blurred rather than late.
  FAST
}
