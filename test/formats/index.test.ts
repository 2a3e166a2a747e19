import { describe, expect, it } from 'vitest';
import { citationFormatNames, formatNames, outputFormats } from '../../src/formats/index.ts';
import { papers, view } from './view.ts';

const written = async (name: (typeof formatNames)[number], shown = papers) => {
  const write = await outputFormats[name].load();
  return [...write(shown, { ...view, marks: (title) => [[0, title.length]] })].join('');
};

describe('formats', () => {
  it('know whether --fields applies to them', () => {
    expect(formatNames.filter((name) => !outputFormats[name].picksFields)).toEqual([
      'keys',
      'bibtex',
      'biblatex',
      'csl-json',
      'ris',
    ]);
  });

  it('include those of bibliographies', () => {
    expect(citationFormatNames).toEqual(['bibtex', 'biblatex', 'csl-json', 'ris']);
  });

  it.each(formatNames)('%s is described in help', (name) => {
    expect(outputFormats[name].help).toMatch(/^[a-z,.\- A-Z]{10,}$/);
  });

  it.each(formatNames)('%s ends with a line feed, and has no colors unless asked for', async (name) => {
    const text = await written(name);
    expect([text.endsWith('\n'), text.includes('\u001b')]).toEqual([true, false]);
  });

  it.each(formatNames)('%s keeps the order of the papers', async (name) => {
    const text = await written(name);
    const [first, second] = await Promise.all([written(name, papers.slice(0, 1)), written(name, papers.slice(1))]);
    const order = (text: string) =>
      (text.match(/okafor|lin2024tides|Night Watch over|Tides:/g) ?? []).map((part) => part[0]?.toLowerCase());
    const withoutRepeats = (parts: readonly unknown[]) => parts.filter((part, index) => part !== parts[index - 1]);
    const isNight = (part: string | undefined) => part === 'o' || part === 'n';
    const papersIn = (text: string) => withoutRepeats(order(text).map(isNight));
    expect(papersIn(text)).toEqual(withoutRepeats([...papersIn(first), ...papersIn(second)]));
  });
});
