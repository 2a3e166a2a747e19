/** The process environment, injected so that tests can replace it. Only bin/ touches the real one. */
import type { CatalogSource } from '../../catalog/catalog-source.ts';
import type { LockOwner } from '../../util/folder-lock.ts';

interface OutputStream {
  readonly write: (text: string) => void;
  /** A function, because finding out takes time and most commands do not ask. */
  readonly isTTY: () => boolean;
  /** Width of the terminal in columns; undefined for a file or a pipe. */
  readonly columns: () => number | undefined;
}

/** Back-pressure: resolves when the pager can take more output; undefined means now. */
export type Ready = () => Promise<unknown> | undefined;

/** Everything that the program gets from outside. */
export interface Environment {
  /** The environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working directory, absolute; undefined if it has been removed. */
  readonly cwd: () => string | undefined;
  /** Below `XDG_CACHE_HOME`, `~/Library/Caches` or `%LOCALAPPDATA%`; need not exist yet; undefined if the platform has none. */
  readonly cacheFolder: () => string | undefined;
  readonly stdout: OutputStream & {
    readonly ready?: Ready;
    /** Whether the terminal is known to support hyperlinks; called only for a terminal. */
    readonly supportsHyperlinks: () => boolean;
  };
  readonly stderr: OutputStream;
  /** A function, because only commands that write files need it. */
  readonly lockOwner: () => LockOwner;
  readonly stdin: { readonly isTTY: () => boolean; readonly read: () => string };
  /** For bug reports: `Node 24.1.0 on linux x64`. */
  readonly runtime: string;
  /** As Node names it: `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** The catalog that is installed with the program. */
  readonly shippedCatalog: CatalogSource;
}
