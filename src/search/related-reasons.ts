/** Selects and formats the reasons why two papers are related. */
import { contentStems } from '../util/tokenize.ts';
import type { Feature } from './features.ts';

/** A feature that two papers share. */
export interface SharedFeature {
  readonly feature: Feature;
  readonly weight: number;
}

export const isPerson = ({ feature }: SharedFeature) => feature.kind === 'person';

export const totalWeight = (shared: readonly SharedFeature[]) => shared.reduce((sum, { weight }) => sum + weight, 0);

const maxReasons = 3;

/** Minimum weight of a reason, relative to the one with the highest weight. */
const minRelativeWeight = 1 / 3;

/** Labels of the shared features with the highest weights, three at most; all shared authors are one reason. */
export function selectReasons(shared: readonly SharedFeature[]): string[] {
  const people = shared.filter(isPerson);
  const authors =
    people.length > 0 ? [{ label: formatAuthors(people), weight: totalWeight(people), text: 'by', kind: 'person' }] : [];
  const topics = shared
    .filter((one) => !isPerson(one))
    .map(({ feature, weight }) => ({ ...feature, weight: weight * noveltyFactor(feature) }));
  const reasons = [...authors, ...topics].filter(({ label }) => label !== '').sort((a, b) => b.weight - a.weight);
  const minWeight = minRelativeWeight * (reasons[0]?.weight ?? 0);
  const addsWords = createRedundancyFilter();
  const selected = reasons.filter(({ weight, text, kind }) => weight >= minWeight && addsWords(text, kind === 'phrase'));
  return selected.slice(0, maxReasons).map(({ label }) => label);
}

/** Words of the title are visible anyway. */
const noveltyFactor = ({ kind }: Feature) => (kind === 'phrase' || kind === 'word' ? 0.5 : 1);

/** Creates a function that tells whether a text has a word that no earlier text had; with `onlyNewWords`, no other word. */
function createRedundancyFilter(): (text: string, onlyNewWords: boolean) => boolean {
  const seen = new Set<string>();
  return (text, onlyNewWords) => {
    const stems = contentStems(text);
    const isNew = (stem: string) => !seen.has(stem);
    const isAccepted = onlyNewWords ? stems.every(isNew) : stems.some(isNew);
    for (const stem of stems) seen.add(stem);
    return isAccepted;
  };
}

/** `by Sun`, `by Sun, Chen and 2 more`; full names where family names are equal. */
function formatAuthors(people: readonly SharedFeature[]): string {
  const familyNames = people.map(({ feature }) => feature.label);
  const isUnique = (name: string) => familyNames.indexOf(name) === familyNames.lastIndexOf(name);
  const names = people.map(({ feature: { label, text } }) => (isUnique(label) ? label : text));
  const last = names.length > 3 ? `${names.length - 2} more` : (names.at(-1) ?? '');
  const others = names.slice(0, Math.min(2, names.length - 1));
  return `by ${[...(others.length > 0 ? [others.join(', ')] : []), last].join(' and ')}`;
}
