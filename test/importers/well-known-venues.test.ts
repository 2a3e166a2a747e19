import { expect, it } from 'vitest';
import { createVenueFinder } from '../../src/importers/venues.ts';
import { wellKnownVenues } from '../../src/importers/well-known-venues.ts';
import { normalizeName } from '../../src/util/normalize.ts';

it('gives each well-known venue an id and a name of its own', () => {
  const ids = wellKnownVenues.map(([id]) => id);
  const names = wellKnownVenues.map(([, { name }]) => normalizeName(name));
  expect([new Set(ids).size, new Set(names).size]).toEqual([wellKnownVenues.length, wellKnownVenues.length]);
});

it.each([
  ['PNAS', 'journal', 'Proceedings of the National Academy of Sciences'],
  [
    'Proceedings of the 36th International Conference on Machine Learning',
    'conference',
    'International Conference on Machine Learning',
  ],
  ['Phys. Rev. Lett.', 'journal', 'Physical Review Letters'],
  ["WWW '18", 'conference', 'International World Wide Web Conference'],
  ['IEEE Trans. Pattern Anal. Mach. Intell.', 'journal', 'IEEE Transactions on Pattern Analysis and Machine Intelligence'],
])('recognises %s as a %s with the full name %s', (name, kind, title) => {
  const venue = { name };
  const match = createVenueFinder([venue], [])(venue);
  expect([match?.entry.kind, match?.entry.title, match?.isKindGuessed]).toEqual([kind, title, false]);
});
