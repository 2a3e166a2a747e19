import type { ImportedFile } from '../../src/importers/shared/draft.ts';

const ofEntries = new Set(['not-readable', 'no-title', 'no-year']);

/** How many entries are neither a draft nor named by an error: none. */
export const lost = ({ entries, drafts, diagnostics: told }: ImportedFile) =>
  entries - drafts.length - told.filter(({ code, level }) => level === 'error' && ofEntries.has(code)).length;
