import { identifierKeys } from '../model/paper-identifiers.ts';
import type { Paper } from '../model/records.ts';
import { compareFirst } from './section-writer.ts';

/** Accepts papers in ascending order of their numbers, and collects the papers of each identifier. */
export class IdentifierIndex {
  /** Numbers as text, which takes half the memory of arrays. */
  readonly #papers = new Map<string, string>();
  readonly #papersWithFolder = new Map<string, string>();

  add(paper: Paper, number: number): void {
    const { keys, enclosingKeys } = identifierKeys(paper);
    for (const key of keys) append(this.#papers, key, number);
    for (const key of enclosingKeys) append(this.#papersWithFolder, key, number);
  }

  /** The lines of the section `identifiers`. */
  lines(): string[] {
    const papersByKey = new Map([...this.#papersWithFolder, ...this.#papers]);
    return [...papersByKey].sort(compareFirst).map(([key, papers]) => `${key}\t${papers}`);
  }
}

function append(papersByKey: Map<string, string>, key: string, number: number): void {
  const papers = papersByKey.get(key);
  papersByKey.set(key, papers === undefined ? String(number) : `${papers} ${number}`);
}
