import { describe, expect, it } from 'vitest';
import { folderWith } from '../catalog/folder.ts';
import { hasTerminals, runInTerminal } from '../terminal.ts';
import { expectDocument, readDocument } from './files.ts';
import { readScreen, renderSvg, themes } from './svg.ts';

const columns = 90;

/** Years that get no more papers; the related papers at the end of the last output may change. */
const commands = ['lm4c search watremark code datasets --year -2023', 'lm4c stats --year -2023', 'lm4c show sun2022coprotector'];

const prompt = '\u001B[32m$\u001B[39m ';

/** The bytes of a terminal in which the commands are typed one after another. */
async function session(): Promise<string> {
  const cwd = folderWith({});
  const outputs: string[] = [];
  for (const command of commands) {
    const { written } = await runInTerminal(command, { columns, rows: 1000, cwd, env: { CI: 'true', FORCE_HYPERLINK: '0' } });
    outputs.push(`${prompt}\u001B[1m${command}\u001B[22m\n${written}`);
  }
  return outputs.join('\n');
}

/** A picture without what changes with every new paper: totals, and the related papers at the end. */
const withoutTotals = (svg: string) =>
  svg
    .replace(/(?<=\bof )\d+(?= papers<)/g, 'N')
    .replace(/<text[^>]*>(?:near|related)<.*/s, '')
    .replace(/(textLength|height)="[\d.]+"|viewBox="[^"]*"/g, '$1');

describe.runIf(hasTerminals)('the picture of README.md', () => {
  it('the pictures for light and dark mode show the real output of search, stats and show', async () => {
    const screen = await readScreen(await session(), columns);
    for (const [name, theme] of Object.entries(themes)) {
      const svg = renderSvg(screen, columns, theme, `A terminal with ${commands.join(', ')}`);
      expectDocument(`docs/terminal-${name}.svg`, svg, withoutTotals);
    }
  });

  it.each(Object.keys(themes))('the picture for %s mode has colors and text, and is small', (name) => {
    const svg = readDocument(`docs/terminal-${name}.svg`);
    expect(svg).toContain('Zhensu Sun, Xiaoning Du, Fu Song');
    expect(svg).toMatch(/<text class="[^"]*\bc\d/);
    expect(svg.length).toBeLessThan(30_000);
  });
});

describe('renderSvg', () => {
  it('renderSvg draws each run in its color at its column', async () => {
    const screen = await readScreen('a  \u001B[1;31mb<c\u001B[0m\n\u001B[48;5;196m后门\u001B[0m\n\n', 20);
    expect(screen).toEqual([
      [
        { column: 0, width: 1, text: 'a', classes: [], background: undefined },
        { column: 3, width: 3, text: 'b<c', classes: ['bold', 'c1'], background: undefined },
      ],
      [{ column: 0, width: 4, text: '后门', classes: [], background: 'xff0000' }],
    ]);
    const svg = renderSvg(screen, 20, themes.light, 'two lines');
    expect(svg).toContain(
      '<text class="bold c1" x="41.2" y="30" textLength="25.2" lengthAdjust="spacingAndGlyphs">b&lt;c</text>',
    );
    expect(svg).toContain('.c1, text.c1 { fill: #cf222e }');
    expect(svg).toContain('<rect class="xff0000" x="16" y="35" width="33.6" height="19"/>');
  });
});
