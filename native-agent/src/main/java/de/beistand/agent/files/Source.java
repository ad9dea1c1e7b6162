package de.beistand.agent.files;

import de.beistand.protocol.channel.FileEntry;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/// A file or folder of the customer as it was when he agreed to send it.
///
/// @param modified a file that changed since is not sent
record Source(FileEntry entry, Path path, FileTime modified) {}
