import { describe, expect, it } from 'vitest';
import { formatNames, outputFormats } from '../../src/formats/index.ts';
import { papers, view } from './view.ts';

const written = async (name: (typeof formatNames)[number], shown = papers) => {
  const write = await outputFormats[name].load();
  return [...write(shown, { ...view, marks: (title) => [[0, title.length]] })].join('');
};

describe('formats', () => {
  it('say which of them --fields chooses for', () => {
    expect(formatNames.filter((name) => !outputFormats[name].picksFields)).toEqual([
      'keys',
      'bibtex',
      'biblatex',
      'csl-json',
      'ris',
    ]);
  });

  it.each(formatNames)('%s ends with a line, and has no colours unless they are wanted', async (name) => {
    const text = await written(name);
    expect([text.endsWith('\n'), text.includes('\u001b')]).toEqual([true, false]);
  });

  it.each(formatNames)('%s has the papers in the order in which they come', async (name) => {
    const text = await written(name);
    const [first, second] = await Promise.all([written(name, papers.slice(0, 1)), written(name, papers.slice(1))]);
    const telling = (text: string) => text.match(/okafor2024night|lin2024tides|Night Watch over|Tides:/g);
    expect(telling(text)).toEqual([...(telling(first) ?? []), ...(telling(second) ?? [])]);
  });
});
