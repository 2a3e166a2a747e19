/** Rules about the terms of synonyms. */
import { contentStems } from '../../util/tokenize.ts';
import type { SynonymsEntry } from '../model/schema.ts';
import { createSynonymGroup, synonymsOf } from '../model/synonyms.ts';
import type { LocatedRecord, Path } from '../source/read-records.ts';
import { type Readings, type RuleFinding, type Rules, warning } from './rule.ts';

type SynonymsRecord = LocatedRecord<SynonymsEntry>;

interface Term {
  readonly text: string;
  readonly path: Path;
  /** The same for terms that differ in case, hyphens, endings or small words. */
  readonly stems: string;
}

const termsAt = (texts: readonly string[], path: Path): Term[] =>
  texts
    .map((text, index) => ({ text, path: [...path, index], stems: contentStems(text).join(' ') }))
    .filter(({ stems }) => stems !== '');

/** The key and the other terms of an entry that mean the same. */
function equivalentTerms({ id, entry }: SynonymsRecord): Term[] {
  const others = termsAt(synonymsOf(entry).same ?? [], Array.isArray(entry) ? [] : ['same']);
  return [{ text: id, path: [], stems: contentStems(id).join(' ') }, ...others];
}

function findDuplicateTerms({ synonyms: { records } }: Readings): RuleFinding[] {
  const owners = new Map<string, SynonymsRecord>();
  return records.flatMap((record) => {
    if (hasSingleTerm(record)) return [];
    const own = new Set<string>();
    const duplicates = equivalentTerms(record).flatMap(({ stems, ...term }) => {
      const owner = owners.get(stems) ?? record;
      owners.set(stems, owner);
      if (owner !== record) return [sharedTerm(record, term, owner)];
      return addTo(own, stems) ? [] : [repeatedTerm(record, term)];
    });
    // A narrower term may have an entry of its own, and be narrower than the terms of several entries.
    const narrower = termsAt(synonymsOf(record.entry).narrower ?? [], ['narrower']);
    return [...duplicates, ...narrower.flatMap((term) => (addTo(own, term.stems) ? [] : [repeatedTerm(record, term)]))];
  });
}

/** Adds a value to a set; false if it was there already. */
function addTo(set: Set<string>, value: string): boolean {
  const { size } = set;
  return set.add(value).size > size;
}

const sharedTerm = (record: SynonymsRecord, { text, path }: Omit<Term, 'stems'>, owner: SynonymsRecord): RuleFinding => ({
  record,
  path,
  message: `"${text}" is also a term of ${owner.id}, at ${owner.file}:${owner.line}`,
  fix: 'remove it from one of the entries, or merge them',
});

const repeatedTerm = (record: SynonymsRecord, { text, path }: Omit<Term, 'stems'>): RuleFinding => ({
  record,
  path,
  message: `"${text}" is already in ${record.id}; case, hyphens, endings and small words are ignored`,
  fix: 'remove it',
});

const findSingleTerms = ({ synonyms: { records } }: Readings): RuleFinding[] =>
  records
    .filter((record) => hasSingleTerm(record) && !record.unread?.size)
    .map((record) => {
      return {
        record,
        path: [],
        message: `${record.id} has only one term`,
        fix: 'add a term with the same meaning, or remove the entry',
      };
    });

function hasSingleTerm({ id, entry }: SynonymsRecord): boolean {
  const { terms, narrower } = createSynonymGroup(id, entry);
  return new Set([...terms, ...narrower].map((stems) => stems.join(' '))).size < 2;
}

export const synonymRules = {
  'duplicate-term': warning('a term is in two entries of synonyms; only narrower terms may be repeated', findDuplicateTerms),
  'single-term': warning('an entry of synonyms has only one term', findSingleTerms),
} satisfies Rules;
