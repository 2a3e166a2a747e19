import { expect, it } from 'vitest';
import { collectIds, uniqueId } from '../../src/importers/ids.ts';

it('numbers 50,000 records with the same id in linear time, skipping ids that are taken', () => {
  const taken = collectIds([['tides-3', {}]]);
  const ids: string[] = [];
  // Stops after 5 s, because numbering in quadratic time would take minutes before it fails.
  const deadline = performance.now() + 5000;
  while (ids.length < 50_000 && performance.now() < deadline) ids.push(uniqueId('Tides', taken));
  expect([ids.slice(0, 3), ids.at(-1)]).toEqual([['Tides', 'Tides-2', 'Tides-4'], 'Tides-50001']);
});
