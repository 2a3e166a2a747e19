import { expect, it } from 'vitest';
import { collectIds, uniqueId } from '../../src/importers/ids.ts';

it('numbers any number of records that have one id, past those that are taken', () => {
  const taken = collectIds([['tides-3', {}]]);
  const ids = Array.from({ length: 50_000 }, () => uniqueId('Tides', taken));
  expect([ids.slice(0, 3), ids.at(-1)]).toEqual([['Tides', 'Tides-2', 'Tides-4'], 'Tides-50001']);
});
