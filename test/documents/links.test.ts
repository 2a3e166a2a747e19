import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import Slugger from 'github-slugger';
import { describe, expect, it } from 'vitest';
import { documentNames, readDocument, root } from './files.ts';

/** A document without fenced blocks and code, whose links and headings are not real ones. */
const proseOf = (markdown: string) =>
  markdown.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ''));

/** The anchors that GitHub makes of the headings of a document. */
function anchorsOf(markdown: string): string[] {
  const slugger = new Slugger();
  return [...proseOf(markdown).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    slugger.slug(heading.replace(/[`*]|\]\([^)]*\)/g, '')),
  );
}

/** The targets of the links and pictures of a document that are not addresses of the web. */
const localLinks = (markdown: string) =>
  [...proseOf(markdown).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)]
    .map(([, link, attribute]) => link ?? attribute ?? '')
    .filter((link) => !/^[a-z]+:/.test(link));

/** Whether the file of a link exists, and has the anchor. */
function leadsSomewhere(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? document : posix.join(posix.dirname(document), path);
  if (!existsSync(join(root, file))) return false;
  return anchor === undefined || anchorsOf(readDocument(file)).includes(anchor);
}

const brokenLinks = (document: string) => localLinks(readDocument(document)).filter((link) => !leadsSomewhere(document, link));

describe('links between documents', () => {
  it.each(documentNames)('%s has no broken link', (name) => {
    expect(brokenLinks(name)).toEqual([]);
  });

  it('links to missing files and anchors are found', () => {
    expect(['#install', 'docs/commands.md#lm4c-list', 'LICENSE'].map((link) => leadsSomewhere('README.md', link))).toEqual([
      true,
      true,
      true,
    ]);
    expect(
      ['#no-heading', 'docs/commands.md#no-heading', 'docs/none.md'].map((link) => leadsSomewhere('README.md', link)),
    ).toEqual([false, false, false]);
  });

  it('docs/README.md links to every other page of docs/', () => {
    const linked = new Set(localLinks(readDocument('docs/README.md')));
    const pages = documentNames.filter((name) => name.startsWith('docs/')).map((name) => posix.basename(name));
    expect(pages.filter((name) => name !== 'README.md' && !linked.has(name))).toEqual([]);
  });

  it('README.md leads to every page of docs/ in two steps at most', () => {
    expect(localLinks(readDocument('README.md'))).toContain('docs/README.md');
  });
});
