package de.beistand.agent.machine;

import de.beistand.agent.text.Sizes;
import de.beistand.agent.text.Texts;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oshi.hardware.CentralProcessor;
import oshi.hardware.ComputerSystem;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.software.os.OSFileStore;
import oshi.software.os.OperatingSystem;
import oshi.spi.SystemInfoFactory;
import oshi.spi.SystemInfoProvider;

/// Reads what a technician asks about a computer first: system, processor, memory, disks, network.
/// No serial numbers, no hardware addresses, no names of people or programs.
public final class SystemReport implements Supplier<String> {
  private static final long MEASURE_MILLIS = 500;
  private static final long SMALLEST = 100_000_000;
  private static final Set<String> NO_DISKS =
      Set.of("tmpfs", "devtmpfs", "overlay", "squashfs", "ramfs", "fuse.portal", "nullfs");
  private static final double LITTLE = 0.1;

  private final Texts texts;

  /// @param texts in the customer's language
  public SystemReport(Texts texts) {
    this.texts = texts;
  }

  /// Takes about a second.
  @Override
  public String get() {
    SystemInfoProvider info = SystemInfoFactory.create();
    var report = new Report();
    computer(info.getHardware(), info.getOperatingSystem(), report);
    disks(info.getHardware(), report);
    space(info.getOperatingSystem(), report);
    network(info.getHardware(), report);
    return report.text();
  }

  private void computer(HardwareAbstractionLayer hardware, OperatingSystem system, Report report) {
    report.heading(texts.get("report.computer"));
    String version = system.getVersionInfo().toString();
    report.fact(texts.get("report.system"), system.getFamily() + " " + version);
    ComputerSystem model = hardware.getComputerSystem();
    report.fact(texts.get("report.model"), named(model.getManufacturer(), model.getModel()));
    CentralProcessor processor = hardware.getProcessor();
    report.fact(
        texts.get("report.processor"),
        texts.get(
            "report.processor.value",
            processor.getProcessorIdentifier().getName(),
            processor.getLogicalProcessorCount()));
    report.fact(
        texts.get("report.load"),
        texts.get("report.percent", Math.round(processor.getSystemCpuLoad(MEASURE_MILLIS) * 100)));
    GlobalMemory memory = hardware.getMemory();
    report.fact(
        texts.get("report.memory"),
        free(memory.getAvailable(), memory.getTotal()),
        memory.getAvailable() < LITTLE * memory.getTotal());
    Duration up = Duration.ofSeconds(system.getSystemUptime());
    report.fact(
        texts.get("report.uptime"),
        up.toDays() > 0
            ? texts.get("report.uptime.days", up.toDays(), up.toHoursPart())
            : texts.get("report.uptime.hours", up.toHours(), up.toMinutesPart()));
  }

  private void disks(HardwareAbstractionLayer hardware, Report report) {
    report.heading(texts.get("report.disks"));
    for (HWDiskStore disk : hardware.getDiskStores()) {
      DiskHealth health = DiskHealth.of(disk.getName());
      report.fact(
          disk.getName(),
          texts.get(
              "report.disk.value",
              named(disk.getModel(), Sizes.words(disk.getSize(), texts)),
              texts.get("report.health." + health)),
          health == DiskHealth.FAILING);
    }
  }

  private void space(OperatingSystem system, Report report) {
    report.heading(texts.get("report.space"));
    Set<String> seen = new HashSet<>();
    for (OSFileStore store : system.getFileSystem().getFileStores(true)) {
      boolean counts =
          store.getTotalSpace() >= SMALLEST
              && !NO_DISKS.contains(store.getType())
              && seen.add(store.getVolume());
      if (counts) {
        report.fact(
            store.getMount(),
            free(store.getUsableSpace(), store.getTotalSpace()),
            store.getUsableSpace() < LITTLE * store.getTotalSpace());
      }
    }
  }

  private void network(HardwareAbstractionLayer hardware, Report report) {
    report.heading(texts.get("report.network"));
    for (NetworkIF adapter : hardware.getNetworkIFs()) {
      boolean up = adapter.getIfOperStatus() == NetworkIF.IfOperStatus.UP;
      report.fact(
          adapter.getName(),
          (texts.get(up ? "report.network.up" : "report.network.down")
                  + " "
                  + String.join(", ", Arrays.asList(adapter.getIPv4addr())))
              .strip());
    }
  }

  private String free(long free, long total) {
    return texts.get("report.free", Sizes.words(free, texts), Sizes.words(total, texts));
  }

  /// What is known of it; nothing that says only that it is not.
  private String named(String... facts) {
    String known =
        Stream.of(facts)
            .filter(fact -> !fact.isBlank() && !fact.equalsIgnoreCase("unknown"))
            .collect(Collectors.joining(" "));
    return known.isEmpty() ? texts.get("report.unknown") : known;
  }
}
