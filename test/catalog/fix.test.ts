import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fixCatalog } from '../../src/catalog/fix.ts';
import * as reading from '../../src/catalog/read-catalog.ts';
import { readCatalog } from '../../src/catalog/read-catalog.ts';
import * as textEdits from '../../src/catalog/source/text-edits.ts';
import { cleanText } from '../../src/util/sanitize.ts';
import { type Files, folderWith, paper, right } from './folder.ts';

const name = 'papers/2024.yaml';

/** The text of the file of papers after the fixes, and how many problems that took. */
function fixed(text: string, files: Files = {}) {
  const folder = folderWith({ ...right, ...files, [name]: text });
  const { fixedPerFile: counts } = fixCatalog(folder);
  return { text: readFileSync(join(folder, name), 'utf8'), problems: counts.get(join(folder, name)) ?? 0 };
}

describe('the automatic fix of a field', () => {
  it.each<readonly [title: string, field: string, written: string, fixedText: string]>([
    ['a number that is text', 'arxiv', '2306.08350 # v2', '"2306.08350" # v2'],
    ['nothing that is text', 'title', 'null', '"null"'],
    ['the address of a DOI', 'doi', 'https://doi.org/10.1000/tides', '10.1000/tides'],
    ['an address in quotes', 'doi', '"https://doi.org/10.1000/tides"', '10.1000/tides'],
    ['an arXiv id with its version', 'arxiv', 'arXiv:2306.08350v2', '"2306.08350"'],
    ['two DOIs', 'doi', 'doi:10.1000/a, 10.1000/b', 'doi:10.1000/a, 10.1000/b'],
    ['an address without https://', 'url', 'example.org/tides', 'https://example.org/tides'],
    ['pages cut short', 'pages', '1233--45', '1233--1245'],
    ['a number in a list', 'tasks', '[code, 5, 007]', '[code, "5", "007"]'],
    ['a colon', 'title', 'Tides: A "Big" Survey', '"Tides: A \\"Big\\" Survey"'],
    ['two colons', 'title', 'Tides: Waves: Sea', '"Tides: Waves: Sea"'],
    ['a decomposed letter', 'title', 'Cafe\u0301 Tides', 'Café Tides'],
    ['a letter in quotes', 'title', "'Cafe\u0301: \"it''s\"'", "'Café: \"it''s\"'"],
    ['an invisible letter', 'title', 'Ti\u00ad\u200bdes', 'Tides'],
    ['an escape of a control', 'title', '"Ti\\edes\\0"', '"Tides"'],
    ['an invisible escape', 'title', '"Ti\\u200bdes \\u0026 \\xadco"', '"Tides \\u0026 co"'],
    ['an invisible escape in each notation', 'title', '"\\x41\\xad\\u200b\\U0000200b\\U0001f600"', '"\\x41\\U0001f600"'],
    ['an escaped joiner that joins nothing', 'title', '"a\\u200d\\u200d b"', '"a b"'],
    ['both', 'title', '"Ti\u200bdes e\u0301"', '"Tides é"'],
    ['a full stop', 'title', 'Tides of the Sea.', 'Tides of the Sea'],
    ['a full stop in quotes', 'title', '"Tides: of the Sea."', '"Tides: of the Sea"'],
    ['a full stop behind a colon', 'title', '"Tides:."', '"Tides:"'],
    ['a full stop whose absence makes a colon', 'title', 'Tides of Sea:.', '"Tides of Sea:"'],
    ['a full stop whose absence makes a number', 'title', '2024。', '"2024"'],
    ['a folded text', 'summary', '>\n    Ti\u200bdes\n    # of\n\n    cafe\u0301s', '>\n    Tides\n    # of\n\n    cafés'],
    ['a text over several lines', 'title', 'Tides\n    of\n    the cafe\u0301.', 'Tides\n    of\n    the café'],
    ['the end of a URL', 'url', 'https://example.org/a..', 'https://example.org/a'],
    ['an inner title', 'preprint', '{ title: Tides of the Moon. }', '{ title: Tides of the Moon }'],
    ['names', 'authors', '["Lin\u200b, Xiao", "Mu\u0308ller, Jan"]', '["Lin, Xiao", "Müller, Jan"]'],
  ])('keeps the style of the field: %s', (_, field, written, fixedText) => {
    expect(fixed(paper({ [field]: written })).text).toBe(paper({ [field]: fixedText }));
  });

  it.each<readonly [title: string, field: string, written: string]>([
    ['a colon before a comment', 'title', 'Tides: A Survey # of the sea'],
    ['a colon in two lines', 'title', 'Tides: A\n    Survey'],
    ['a colon behind quotes', 'title', '"Tides": A'],
    ['HTML', 'title', 'Tides &amp; Waves'],
    ['misread text', 'title', 'CafÃ© Tides'],
    ['capitals', 'title', 'TIDES OF THE SEA'],
    ['a bracket behind a URL', 'url', 'https://example.org/a)'],
    ['backward pages', 'pages', '120--12'],
    ['a full stop of its own', 'title', 'Tides of the U.S.'],
  ])('does not exist where the meaning is uncertain: %s', (_, field, written) => {
    expect(fixed(paper({ [field]: written }))).toEqual({ text: paper({ [field]: written }), problems: 0 });
  });

  it('does not change a record that the settings exempt from the rule', () => {
    const text = paper({ title: 'Tides of the Sea.' }) + paper({ title: 'Waves.', year: '2024' }, 'lin2024awaves');
    const settings = { 'settings.yaml': 'check:\n  title-dot: [lin2024tides]\n  unsorted: off\n' };
    expect(fixed(text, settings)).toEqual({ text: text.replace('Waves.', 'Waves'), problems: 1 });
  });
});

describe('the automatic fix of a file', () => {
  const wrong =
    '# Papers.\n\n# Waves.\nlin2024waves:\n  title: Waves of cafe\u0301s.\n  arxiv: 2306.08350\n  year: 2024   # sic\n# The end.\n';
  const fixedText =
    '# Papers.\n\n# Waves.\nlin2024waves:\n  title: Waves of cafés\n  arxiv: "2306.08350"\n  year: 2024   # sic\n# The end.\n';

  it.each<readonly [string, (text: string) => string]>([
    ['as it is', (text) => text],
    ['with a byte-order mark', (text) => `\ufeff${text}`],
    ['with the line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['without a last line end', (text) => text.trimEnd()],
  ])('keeps every other byte of a file: %s', (_, form) => {
    expect(fixed(form(wrong))).toEqual({ text: form(fixedText), problems: 3 });
  });

  it('sorts the records of a file only if all are valid', () => {
    const [first, second] = [paper({ title: 'Waves.' }, 'lin2024waves'), paper({ arxiv: '2306.08350' })];
    const text = second.replace('2306.08350', '"2306.08350"') + first.replace('Waves.', 'Waves');
    expect(fixed(first + second)).toEqual({ text, problems: 3 });
    const broken = `${first + second}a b\n`;
    expect(fixed(broken).text).toBe(broken.replace('Waves.', 'Waves').replace('2306.08350', '"2306.08350"'));
  });

  it('fixes terms of synonyms in lists and maps, and keeps their order', () => {
    const text = 'rl: [reinforcement learning, 5]\n\n# Versions.\ncvss: { same: [3.1], narrower: cafe\u0301 }\n';
    const folder = folderWith({ ...right, 'synonyms.yaml': text });
    fixCatalog(folder);
    expect(readFileSync(join(folder, 'synonyms.yaml'), 'utf8')).toBe(
      'rl: [reinforcement learning, "5"]\n\n# Versions.\ncvss: { same: ["3.1"], narrower: café }\n',
    );
  });

  it.each<readonly [string, string, 'readCatalog' | 'applyEdits']>([
    ['while the catalog is read', '# Saved in the editor.\n', 'readCatalog'],
    ['while it is fixed', '# Saved in the editor.\n', 'applyEdits'],
  ])('does not overwrite what an editor saves %s', (_, saved, step) => {
    const folder = folderWith({ ...right, [name]: paper({ title: 'Tides.' }) });
    const file = join(folder, name);
    const spy = step === 'readCatalog' ? saveDuringReading(file, saved) : saveDuringFixing(file, saved);
    const { fixedPerFile, failures } = fixCatalog(folder);
    spy.mockRestore();
    expect([readFileSync(file, 'utf8'), [...fixedPerFile]]).toEqual([saved, []]);
    expect([...failures].map(([, error]) => String(error))).toEqual([
      'Error: another program has changed it in the meantime; run the command again',
    ]);
  });

  const saveDuringReading = (file: string, text: string) => {
    const { readCatalog } = reading;
    return vi.spyOn(reading, 'readCatalog').mockImplementation((...given) => {
      const result = readCatalog(...given);
      writeFileSync(file, text);
      return result;
    });
  };

  const saveDuringFixing = (file: string, text: string) => {
    const { applyEdits } = textEdits;
    return vi.spyOn(textEdits, 'applyEdits').mockImplementation((...given) => {
      writeFileSync(file, text);
      return applyEdits(...given);
    });
  };

  it('does not write a file without fixable problems', () => {
    const folder = folderWith(right);
    expect(fixCatalog(folder)).toMatchObject({ fixedPerFile: new Map(), failures: new Map(), reading: { problems: [] } });
  });
});

describe('the automatic fix of an arbitrary catalog', () => {
  const bits = fc.constantFrom(
    'a',
    'Tides',
    ' ',
    'e\u0301',
    '\u200b',
    '\u00ad',
    '.',
    ':',
    '"',
    "'",
    '\\',
    '#',
    '—',
    '林',
    '\\u200b',
    '2306.0',
    '\u212b',
    '，',
    '\n',
    '-',
    '&amp;',
    '>',
  );
  const text = fc.array(bits, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));
  const inQuotes = (value: string) => `"${value.replaceAll('"', '\\"').replaceAll('\n', '\n    ')}"`;
  const written = fc.tuple(text, fc.integer({ min: 0, max: 4 })).map(([value, style]) => {
    const lines = value.replaceAll('\n', '\n    ');
    return [lines, inQuotes(value), `'${lines.replaceAll("'", "''")}'`, `>-\n    ${lines}`, `|\n    ${lines}`][style] ?? '';
  });
  const records = fc.array(
    fc.record({ title: written, summary: written, url: fc.constantFrom('https://a.org/b.', 'https://a.org/b') }),
    {
      minLength: 1,
      maxLength: 4,
    },
  );

  /** The entries of a catalog's papers without what a fix may change: periods at the end of a title or a URL. */
  const entriesOf = (folder: string) =>
    readCatalog(folder)
      .entries?.papers.map(([key, entry]) => ({
        key,
        ...entry,
        title: cleanText(entry.title.replace(/[.。\s]+$/, '')),
        url: entry.url?.replace(/\.$/, ''),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));

  // Each of the 100 catalogs is written and read about ten times, which takes longer than the usual limit on a busy machine.
  const timeout = 300_000;

  it('keeps the meaning of every record, and leaves nothing to fix in a second run', { timeout }, () => {
    fc.assert(
      fc.property(records, (all) => {
        const texts = all.map((changes, index) => `# ${index}\n${paper(changes, `lin2024${'dbca'[index]}`)}`);
        const folder = folderWith({ ...right, [name]: texts.join('\n') });
        const before = entriesOf(folder);
        fixCatalog(folder);
        const once = readFileSync(join(folder, name), 'utf8');
        if (before) expect(entriesOf(folder)).toEqual(before);
        expect(fixCatalog(folder).fixedPerFile).toEqual(new Map());
        expect([...once].filter((char) => char === '#').length).toBeGreaterThanOrEqual(all.length);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps every comment line', () => {
    const folder = folderWith({ ...right, [name]: `# Cafe\u0301\u200b.\n${paper()}` });
    writeFileSync(join(folder, 'venues.yaml'), `# A.\n${right['venues.yaml']}# B.\n`);
    fixCatalog(folder);
    expect(readFileSync(join(folder, name), 'utf8')).toBe(`# Cafe\u0301\u200b.\n${paper()}`);
  });
});

describe('a paper in the file of another year', () => {
  const inFolder = (files: Files) => {
    const folder = folderWith({ ...right, ...files });
    const { fixedPerFile, reading } = fixCatalog(folder);
    const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
    const wrongFiles = reading.problems.filter(({ code }) => code === 'wrong-file');
    return { textOf, wrongFiles: wrongFiles.length, fixed: [...fixedPerFile.values()] };
  };
  const waves = paper({ year: '2023', title: 'Waves' }, 'lin2023waves');

  it('is moved with its comment to the file of its year, in the order of the keys', () => {
    const before = paper({ year: '2023', title: 'Boats' }, 'lin2023boats');
    const after = paper({ year: '2023', title: 'Zoo' }, 'lin2023zoo');
    const files = { [name]: `${paper()}\n# Of the sea.\n${waves}`, 'papers/2023.yaml': `# 2023.\n\n${before}\n${after}` };
    const { textOf, wrongFiles, fixed } = inFolder(files);
    expect([textOf(name), textOf('papers/2023.yaml')]).toEqual([
      `${paper()}\n`,
      `# 2023.\n\n${before}\n# Of the sea.\n${waves}\n${after}`,
    ]);
    expect([wrongFiles, fixed]).toEqual([0, [1, 1]]);
  });

  it('is moved to a new file if its year has none', () => {
    const { textOf } = inFolder({ [name]: waves + paper() });
    expect([textOf(name), textOf('papers/2023.yaml')]).toEqual([paper(), waves]);
  });

  it('is moved to a file with the extension yml if its year has that', () => {
    const { textOf } = inFolder({ [name]: waves + paper(), 'papers/2023.yml': '# Mine.\n' });
    expect(textOf('papers/2023.yml')).toBe(`# Mine.\n\n${waves}`);
  });

  it('stays if one of the two files has an error', () => {
    const { textOf, wrongFiles } = inFolder({ [name]: waves + paper(), 'papers/2023.yaml': paper({ venue: 'x' }, 'lin2023sea') });
    expect([textOf(name), wrongFiles]).toEqual([waves + paper(), 2]);
  });
});
