/** The entities of HTML in foreign texts, also in LaTeX. */
import { decodeEntity, entityNamePattern } from '../../util/html-entities.ts';

const entity = new RegExp(`(?:\\\\&|\\{\\\\&\\}|&)(${entityNamePattern};)`, 'gi');

/** The text with each entity as the sign that it stands for, which `write` may make of it. */
export function decodeEntities(text: string, write = (sign: string) => sign): string {
  if (!text.includes(';')) return text;
  return text.replace(entity, (whole: string, name: string) => {
    const sign = decodeEntity(`&${name}`);
    return sign === undefined ? whole : write(sign);
  });
}

/** A sign as LaTeX takes it. */
export const escapeTexCharacter = (sign: string) => (sign === '\\' ? '{\\textbackslash}' : sign.replace(/[{}$&%#_]/, '\\$&'));
