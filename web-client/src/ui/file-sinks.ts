import type { FileSink, Sink } from '../viewer/files/receiving.ts';
import { folded, numbered, safePath } from '../viewer/files/safe-name.ts';

/** The File System Access API as far as it is used here; not every browser has it. */
interface Pickers {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
  showDirectoryPicker?(options: { mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

/** A file that the browser keeps until the technician saves it. */
export interface Download {
  readonly name: string;
  readonly blob: Blob;
}

/**
 * Lets the technician say where a transfer goes. In a click only. Undefined if he broke it off.
 *
 * @param onDownload hears of each file if this browser writes nothing by itself
 */
export async function chooseSink(
  paths: readonly string[],
  onDownload: (download: Download) => void,
): Promise<Sink | undefined> {
  const pickers = window as Pickers;
  const only = paths.length === 1 ? paths[0] : undefined;
  try {
    if (only !== undefined && !only.includes('/') && pickers.showSaveFilePicker) {
      const suggestedName = safePath(only).at(-1) ?? '_';
      return new OneFile(await pickers.showSaveFilePicker({ suggestedName }));
    }
    if (pickers.showDirectoryPicker && pickers.showSaveFilePicker) {
      return new Folder(await pickers.showDirectoryPicker({ mode: 'readwrite' }));
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
  return new Downloads(onDownload);
}

/** Keeps every file in the browser until somebody saves it. */
export function inMemory(onDownload: (download: Download) => void): Sink {
  return new Downloads(onDownload);
}

/** The one file that the technician named in the browser's own dialog. */
class OneFile implements Sink {
  readonly #handle: FileSystemFileHandle;

  constructor(handle: FileSystemFileHandle) {
    this.#handle = handle;
  }

  async folder(): Promise<void> {}

  file(): Promise<FileSink> {
    return writable(this.#handle);
  }
}

/** A folder of the technician; nothing in it is overwritten. */
class Folder implements Sink {
  readonly #home: FileSystemDirectoryHandle;
  readonly #made = new Map<string, Promise<FileSystemDirectoryHandle>>();

  constructor(home: FileSystemDirectoryHandle) {
    this.#home = home;
  }

  async folder(path: string): Promise<void> {
    await this.#folder(safePath(path));
  }

  async file(path: string): Promise<FileSink> {
    const names = safePath(path);
    const name = names.pop() ?? '_';
    const parent = await this.#folder(names);
    const free = await freeName(parent, name);
    const handle = await parent.getFileHandle(free, { create: true });
    return writable(handle, () => parent.removeEntry(free));
  }

  #folder(names: readonly string[]): Promise<FileSystemDirectoryHandle> {
    const name = names.at(-1);
    if (name === undefined) return Promise.resolve(this.#home);
    const key = folded(names.join('/'));
    const known = this.#made.get(key);
    if (known) return known;
    const made = this.#folder(names.slice(0, -1)).then(async (parent) =>
      parent.getDirectoryHandle(await freeName(parent, name), { create: true }),
    );
    this.#made.set(key, made);
    return made;
  }
}

/** Where nothing is yet. */
async function freeName(folder: FileSystemDirectoryHandle, name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const free = numbered(name, number);
    if (!(await exists(folder, free))) return free;
  }
}

async function exists(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    await folder.getFileHandle(name);
    return true;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    if (error.name === 'NotFoundError') return false;
    if (error.name === 'TypeMismatchError') return true;
    throw error;
  }
}

/** The browser writes beside the file and puts it in place at the end. */
async function writable(
  handle: FileSystemFileHandle,
  remove: () => Promise<void> = async () => undefined,
): Promise<FileSink> {
  const stream = await handle.createWritable();
  return {
    write: (bytes) => stream.write(bytes),
    async keep() {
      await stream.close();
      return handle.name;
    },
    async discard() {
      await stream.abort();
      await remove();
    },
  };
}

/** Keeps files in the browser until the technician saves each. */
class Downloads implements Sink {
  readonly #onDownload: (download: Download) => void;

  constructor(onDownload: (download: Download) => void) {
    this.#onDownload = onDownload;
  }

  async folder(): Promise<void> {}

  async file(path: string): Promise<FileSink> {
    const name = safePath(path).at(-1) ?? '_';
    let parts: Blob[] = [];
    return {
      async write(bytes) {
        parts.push(new Blob([bytes])); // the browser may put it on its disk
      },
      keep: async () => {
        this.#onDownload({ name, blob: new Blob(parts) });
        return name;
      },
      async discard() {
        parts = [];
      },
    };
  }
}
