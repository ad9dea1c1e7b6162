package de.beistand.protocol.signaling;

/// One ICE candidate, as `RTCIceCandidateInit` in W3C WebRTC (RFC 8839 § 5.1).
///
/// @param candidate the candidate attribute; empty = end of candidates
/// @param sdpMid media section
/// @param sdpMLineIndex index of that section, from 0
public record IceCandidate(String candidate, String sdpMid, int sdpMLineIndex) {}
