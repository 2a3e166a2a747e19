/** Papers that are in a catalog twice. */
import { asPreprint, type IdentifiedPaper, type IdentityKind, identityKinds, PaperIndex } from '../model/identity.ts';
import type { PaperEntry } from '../model/schema.ts';
import type { LocatedRecord } from '../source/read-records.ts';
import { createVenueKindLookup, type Readings, type RuleFinding } from './rule.ts';

type Paper = LocatedRecord<PaperEntry>;
/** Its code is that of the rule to which it belongs. */
type DuplicateFinding = RuleFinding & { readonly code: 'duplicate-paper' | 'preprint-published' };

export const findDuplicates = (catalog: Readings) => findAllDuplicates(catalog).filter(({ code }) => code === 'duplicate-paper');
export const findPublishedPreprints = (catalog: Readings) =>
  findAllDuplicates(catalog).filter(({ code }) => code === 'preprint-published');

/** Each paper that is there twice with the one that is to stay: a published one, or else the first. */
function findAllDuplicates(catalog: Readings): DuplicateFinding[] {
  const kind = createVenueKindLookup(catalog);
  const isPublished = ({ entry }: Paper) => !['preprint', undefined].includes(kind(entry));
  const [published, formerTitles] = [new PaperIndex<Paper>(), new PaperIndex<Paper>()];
  const identified = ({ entry }: Paper): IdentifiedPaper => ({ ...entry, kind: kind(entry) });
  for (const record of catalog.papers.records.filter(isPublished)) {
    published.add(identified(record), record);
    const preprint = asPreprint(record.entry);
    if (preprint) formerTitles.add({ ...preprint, kind: 'preprint' }, record);
  }
  const [earlier, publishedEarlier] = [new PaperIndex<Paper>(), new PaperIndex<Paper>()];
  return catalog.papers.records.flatMap((record) => {
    const places = isPublished(record) ? [publishedEarlier] : [published, formerTitles, earlier];
    const found = Array.from(duplicatesOf(record, identified(record), places), ([other, by]) =>
      kind(record.entry) === 'preprint' && isPublished(other) ? preprintOf(record, other) : duplicate(record, other, by),
    );
    earlier.add(identified(record), record);
    if (isPublished(record)) publishedEarlier.add(identified(record), record);
    return found;
  });
}

/**
 * For each kind of key the first paper of the first index that has any; each paper once. Equal titles are reported even if the DOIs or
 * arXiv ids differ, as those of a paper and its extended version may: here a person decides, while an import must not merge them.
 */
function duplicatesOf(record: Paper, paper: IdentifiedPaper, indexes: readonly PaperIndex<Paper>[]): Map<Paper, IdentityKind> {
  const { doi: _, arxiv: __, kind: ___, ...withoutIds } = paper;
  const found = new Map<Paper, IdentityKind>();
  for (const by of identityKinds) {
    const [other] = indexes.flatMap((index) => index.findBy(by, by === 'title' ? withoutIds : paper) ?? []);
    // Records with the same id are a problem of another rule.
    if (other && other.id.toLowerCase() !== record.id.toLowerCase() && !found.has(other)) found.set(other, by);
  }
  return found;
}

function preprintOf(record: Paper, other: Paper): DuplicateFinding {
  const message = `${record.id} is the preprint of ${other.id}, which is published, at ${other.file}:${other.line}`;
  const { arxiv } = record.entry;
  const fix = arxiv && !other.entry.arxiv ? `remove it, and add arxiv: "${arxiv}" to ${other.id}` : 'remove it';
  return { code: 'preprint-published', record, path: [], message, fix };
}

function duplicate(record: Paper, other: Paper, by: IdentityKind): DuplicateFinding {
  const message = `${record.id} has the same ${identityNames[by]} as ${other.id}, at ${other.file}:${other.line}`;
  return { code: 'duplicate-paper', record, path: [], message, fix: 'remove one of them' };
}

const identityNames: Readonly<Record<IdentityKind, string>> = { doi: 'DOI', arxiv: 'arXiv id', title: 'title' };
