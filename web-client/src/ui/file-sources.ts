import { Changed, type Source } from '../viewer/files/sending.ts';

/** What the technician chose by a dialog. */
export function sourcesOf(files: Iterable<File>): Source[] {
  return [...files].map((file) => fileSource(file, file.webkitRelativePath || file.name));
}

/** What the technician dropped, with everything in the folders among it. */
export async function droppedSources(transfer: DataTransfer): Promise<Source[]> {
  // All entries at once: the list is empty after the event.
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const dropped = items.map((item) => [item.webkitGetAsEntry(), item.getAsFile()] as const);
  const sources: Source[] = [];
  for (const [entry, file] of dropped) {
    if (entry) await collect(entry, '', sources);
    else if (file) sources.push(fileSource(file, file.name)); // of another page
  }
  return sources;
}

async function collect(entry: FileSystemEntry, folder: string, into: Source[]): Promise<void> {
  const path = folder + entry.name;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    into.push(fileSource(file, path));
    return;
  }
  if (!isDirectory(entry)) return;
  into.push({ path, bytes: 0, folder: true, read: async () => new ArrayBuffer(0) });
  const reader = entry.createReader();
  for (;;) {
    // A reader gives a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const child of some) await collect(child, `${path}/`, into);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileSource(file: File, path: string): Source {
  return {
    path,
    bytes: file.size,
    folder: false,
    async read(from, to) {
      try {
        return await file.slice(from, to).arrayBuffer();
      } catch (error) {
        // The browser says so when the file is not what it was (W3C File API § 4.1).
        if (error instanceof DOMException && error.name === 'NotReadableError') throw new Changed();
        throw error;
      }
    },
  };
}
