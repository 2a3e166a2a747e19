import { join } from 'node:path';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { View } from '../../src/formats/view.ts';

export const fixture = await loadCatalog({ path: join(import.meta.dirname, '../fixture') });

/** The papers of the fixture, newest first. */
export const papers = [...fixture.papers()];

/** A screen of 80 columns without colours, on which each format shows the fields that it shows by itself. */
export const view: View = {
  fields: undefined,
  allFields: fixture.fields,
  width: 80,
  color: false,
  marks: () => [],
  missing: () => [],
};

/** The paper of the fixture with the key. */
export function known(key: string) {
  const paper = papers.find((paper) => paper.key === key);
  if (!paper) throw new Error(`no ${key} in the fixture`);
  return paper;
}
