/** Where a catalog comes from, and how a file of another program becomes one. */
import type { Problem } from '../util/errors.ts';
import type { Readings } from './rules/rule.ts';

export interface CatalogSource {
  /** A folder of YAML, a file in any supported format, or `-` for stdin. */
  readonly path: string;
  /** Reads stdin. */
  readonly piped?: () => Buffer;
  /** Path of the compiled catalog that ships with it. */
  readonly compiled?: string;
}

/** The records of a file that another program wrote. */
export interface FileReading {
  readonly readings: Readings;
  /** Problems with the file itself; those of its records are in `readings`. */
  readonly problems: readonly Problem[];
  /** Number of entries, or parts of entries, that could not be read. */
  readonly leftOut: number;
}

/**
 * Reads a file that is not YAML: BibTeX, CSL-JSON, Markdown. Passed in by the caller, because the importers depend on the catalog.
 *
 * @throws CatalogError when the file has none of the supported formats
 */
export type ForeignFileReader = (file: string, bytes: Uint8Array) => Promise<FileReading>;
