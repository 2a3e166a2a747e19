import type { ImportedFile } from '../../src/importers/shared/draft.ts';

const refusalCodes = new Set(['not-readable', 'no-title', 'no-year']);

/** Number of entries that are neither a draft nor named by an error; must be zero. */
export const countLostEntries = ({ entries, drafts, diagnostics }: ImportedFile) =>
  entries - drafts.length - diagnostics.filter(({ code }) => refusalCodes.has(code)).length;
