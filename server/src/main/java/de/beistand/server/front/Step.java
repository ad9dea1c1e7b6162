package de.beistand.server.front;

import java.util.ArrayList;
import java.util.List;

/// One of the three steps from the start page into a session.
///
/// @param picture file below `/static/`
/// @param title key of the text catalogue
/// @param text key of the text catalogue; takes the firm's name
/// @param asked heading of what the system may ask then; "" = it asks nothing
/// @param answer what to say to that; takes the firm's name
public record Step(String picture, String title, String text, String asked, String answer) {
  private Step(String picture, String title, String text) {
    this(picture, title, text, "", "");
  }

  /// The steps with this device, in their order.
  ///
  /// @param program whether there is a program for it to download
  static List<Step> of(Device device, boolean program) {
    if (device.system().isHandheld()) {
      return List.of(
          new Step("step-number.svg", "front.step.number", "front.step.number.text"),
          new Step("step-camera.svg", "front.step.camera", "front.step.camera.text"),
          new Step("step-show.svg", "front.step.show", "front.step.show.text"));
    }
    if (!program) {
      return List.of(
          new Step("step-number.svg", "front.step.number", "front.step.number.text"),
          new Step("step-screen.svg", "front.step.screen", "front.step.screen.text"),
          new Step("step-read.svg", "front.step.agree", "front.step.agree.text"));
    }
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "step-" + device.browser().path() + ".svg",
            "front.step.download",
            "front.step.download." + device.browser()));
    steps.add(
        new Step(
            "step-" + device.system().path() + ".svg",
            "front.step.open",
            "front.step.open." + device.system(),
            "front.step.asked." + device.system(),
            "front.step.answer." + device.system()));
    steps.add(new Step("step-read.svg", "front.step.read", "front.step.read.text"));
    return steps;
  }
}
